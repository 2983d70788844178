"""How a made-up dossier is shaped: when, how often and in which kinds things happen, as in the record."""

from __future__ import annotations

from datetime import date

FIRST, LAST = date(2018, 1, 1), date(2023, 12, 31)
PEAKS = ((date(2020, 6, 20), 20, 0.06), (date(2020, 12, 22), 14, 0.08), (date(2020, 10, 1), 120, 0.36))
"""Around which day, how wide in days and for which share of the events they cluster; the rest is even."""

EPISODES = (
    (date(2020, 6, 1), "background"),
    (date(2020, 7, 15), "june-2020"),
    (date(2020, 12, 1), "between-rounds"),
    (date(2021, 1, 15), "december-2020"),
    (date.max, "aftermath"),
)
"""Until which day each episode runs."""

TYPES = {
    "Political": 0.34, "Explosions/Remote violence": 0.25, "Strategic developments": 0.16, "Diplomatic": 0.08,
    "Violence against civilians": 0.05, "Riots": 0.04, "Protests": 0.04, "Battles": 0.03, "Economic": 0.01,
}  # fmt: skip
ATTACKS = ("Battles", "Explosions/Remote violence", "Violence against civilians", "Riots")
HEADLINES = {
    "Political": "{who} made a demand of the government in {place}",
    "Explosions/Remote violence": "Rockets fell on {place}",
    "Strategic developments": "{who} moved its men to {place}",
    "Diplomatic": "{who} received envoys in {place}",
    "Violence against civilians": "Shots at passers-by in {place}",
    "Riots": "An office was set on fire in {place}",
    "Protests": "A crowd gathered in {place}",
    "Battles": "Men of {who} fought in {place}",
    "Economic": "{who} cut the power supply of {place}",
}
KINDS = {
    "person": 0.52, "armed-group": 0.17, "state-institution": 0.14, "political-party": 0.06, "movement": 0.04,
    "company": 0.03, "umbrella": 0.02, "foreign-state": 0.02,
}  # fmt: skip
CAMPS = {
    "other": 0.3, "iran-aligned": 0.27, "iraqi-government": 0.2, "us-coalition": 0.06, "iran": 0.05,
    "sadrist": 0.05, "shrine-hashd": 0.03, "protest-movement": 0.02, "unknown": 0.01, "mixed": 0.01,
}  # fmt: skip
ROLES = {
    "participant": 0.24, "issuer": 0.18, "target": 0.18, "initiator": 0.16, "victim": 0.06, "accused": 0.06,
    "denier": 0.05, "detainee": 0.02, "asserts": 0.02, "supporter": 0.02, "mediator": 0.01,
}  # fmt: skip
SOURCE_KINDS = {
    "newspaper": 0.38, "broadcaster": 0.17, "wire": 0.15, "partisan": 0.13, "think-tank": 0.1, "blog": 0.04,
    "encyclopedia": 0.02, "official": 0.01,
}  # fmt: skip
RELATIONS = {
    "backs": ("positive", 0.17), "hostile-to": ("negative", 0.15), "allied-with": ("positive", 0.14),
    "rival-of": ("negative", 0.08), "threatened": ("negative", 0.08), "leads": ("positive", 0.07),
    "member-of": ("positive", 0.08), "part-of": ("positive", 0.06), "negotiated-with": ("mixed", 0.06),
    "accused": ("negative", 0.06), "sanctioned": ("negative", 0.05),
}  # fmt: skip
COUNTED = ("killed_count", "wounded_count", "detained_count", "munition_count", "crowd_size")
SPEAKERS = ("", "", "security source", "military spokesman", "health official", "spokesman of the group")
NOTE = "Made up by bench.generate; nothing of it happened."

CRITERIA = (
    "trigger", "target", "held", "held-by", "duration", "custody", "response", "threats", "mediation",
    "premier", "backing", "outcome",
)  # fmt: skip
ROUND_DAYS = {
    "june-2020": (date(2020, 6, 8), date(2020, 7, 4), date(2020, 6, 26)),
    "december-2020": (date(2020, 12, 15), date(2020, 12, 28), date(2020, 12, 26)),
}
"""First and last day of each round, and the day of its network."""
ROUNDS = [(name, f"Generated round {name}", *days, NOTE) for name, days in ROUND_DAYS.items()]
