"""Philosophers as tasks: an await between the two forks is enough to block them."""
import asyncio

SEATS = 3

meals = []


async def dine(forks, seat):
    async with forks[seat]:
        await asyncio.sleep(0)
        async with forks[(seat + 1) % SEATS]:
            meals.append(seat)


async def main():
    forks = [asyncio.Lock() for _ in range(SEATS)]
    await asyncio.gather(*[dine(forks, seat) for seat in range(SEATS)])
    print(len(meals))


asyncio.run(main())
