"""The history: what each writing command did, kept as before-images, and how it is taken back.

One mechanism serves a single edit and an import of 30,000 people. A change names a table, an
operation and a range of ids; rows that were updated or deleted are kept as JSON. Inverting a step
carries out the opposite of each change, last one first, and what would invert that again is changes
once more: they take the place of the step's own (undo and redo), or make a step of their own, where
later ones are to stay (taking back).
"""
