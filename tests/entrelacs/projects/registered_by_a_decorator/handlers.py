from registry import register


@register
def start():
    return "started"


@register
def stop():
    return "stopped"
