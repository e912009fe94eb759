import shop.stock
import shop.till.drawer

shop.stock.items.append("tea")
shop.till.drawer.put(3)
print(shop.name, shop.stock.items, shop.till.drawer.content, shop.till.kind)
