"""The 64 emoji that people compare, and what each is called.

The table, its order and its words are those of Matrix's short authentication string: chosen there to be told apart
at a glance and by word.
"""

from typing import Final

_TABLE = """
🐶 Dog|🐱 Cat|🦁 Lion|🐎 Horse|🦄 Unicorn|🐷 Pig|🐘 Elephant|🐰 Rabbit
🐼 Panda|🐓 Rooster|🐧 Penguin|🐢 Turtle|🐟 Fish|🐙 Octopus|🦋 Butterfly|🌷 Flower
🌳 Tree|🌵 Cactus|🍄 Mushroom|🌏 Globe|🌙 Moon|☁️ Cloud|🔥 Fire|🍌 Banana
🍎 Apple|🍓 Strawberry|🌽 Corn|🍕 Pizza|🎂 Cake|❤️ Heart|😀 Smiley|🤖 Robot
🎩 Hat|👓 Glasses|🔧 Spanner|🎅 Santa|👍 Thumbs up|☂️ Umbrella|⌛ Hourglass|⏰ Clock
🎁 Gift|💡 Light bulb|📕 Book|✏️ Pencil|📎 Paperclip|✂️ Scissors|🔒 Lock|🔑 Key
🔨 Hammer|☎️ Telephone|🏁 Flag|🚂 Train|🚲 Bicycle|✈️ Aeroplane|🚀 Rocket|🏆 Trophy
⚽ Ball|🎸 Guitar|🎺 Trumpet|🔔 Bell|⚓ Anchor|🎧 Headphones|📁 Folder|📌 Pin
"""

EMOJI: Final[list[tuple[str, str]]] = [
    (sign, word)
    for row in _TABLE.split("\n")
    if row
    for sign, word in (entry.split(" ", 1) for entry in row.split("|"))
]
"""One for each value of six bits: the emoji and its word."""
