"""The narrower words under which statements were first recorded (`said_as`), in words a reader knows."""

from __future__ import annotations

from tightrope.text import cached_by_language, t

PLAIN = frozenset(
    {
        "",
        "casualties",
        "count",
        "crowd",
        "date",
        "detainee_count",
        "fighter_count",
        "identity",
        "interception",
        "legal_ground",
        "ordered_by",
        "participant",
        "vehicles",
        "who_detained",
        "who_released",
    }
)
"""Senses that say no more than their attribute."""


def sense_words(sense: str) -> str:
    """The words that take the place of the attribute's label, empty for a sense that has none of its own."""
    return _of_things().get(sense) or _of_people().get(sense) or _of_times().get(sense) or ""


@cached_by_language(maxsize=8)
def _of_things() -> dict[str, str]:
    return {
        "drone_count": t("Drones"),
        "missile_count": t("Missiles"),
        "rocket_count": t("Rockets"),
        "shot_count": t("Shots"),
        "unfired_rocket_count": t("Rockets not fired"),
        "seized": t("Things seized"),
        "launchers_found": t("Launchers found"),
        "vehicles_burned": t("Vehicles burned"),
        "handover_count": t("Handovers"),
        "site_count": t("Sites"),
        "visit_count": t("Visits"),
        "session_count": t("Sessions"),
        "order": t("Place in the order"),
        "sequence": t("Place in a series"),
        "rate": t("Exchange rate"),
        "previous_rate": t("Exchange rate before"),
        "budget": t("Budget"),
        "turnout": t("Turnout in percent"),
        "warrant_count": t("Warrants"),
        "sentence_count": t("Sentences"),
        "adjournment_count": t("Adjournments"),
        "complaint_count": t("Complaints"),
        "dismissal_count": t("Dismissals"),
        "reversed_count": t("Dismissals reversed"),
        "seats_sadr": t("Seats of the Sadrists"),
        "seats_fatah": t("Seats of Fatah"),
        "seats_fatah_2018": t("Seats of Fatah in 2018"),
        "bloc_size": t("Seats of the bloc"),
        "weapon_origin": t("Origin of the weapon"),
        "attack_mode": t("Way of attack"),
    }


@cached_by_language(maxsize=8)
def _of_people() -> dict[str, str]:
    return {
        "foreign_detainee": t("Foreigners detained"),
        "kadhimi_injury": t("Wounds of the premier"),
        "troop_count": t("Troops"),
        "network_size": t("Members of the network"),
        "accomplice_count": t("Accomplices"),
        "attendance": t("Members present"),
        "participant_count": t("Taking part"),
        "minister_count": t("Ministers"),
        "ministers_approved": t("Ministers approved"),
        "ministers_rejected": t("Ministers rejected"),
        "us_role": t("Part of the United States"),
        "iran_role": t("Part of Iran"),
        "accused_group": t("Group accused"),
        "who_burned_tents": t("Who burned the tents"),
        "who_fired": t("Who fired"),
        "who_started": t("Who started it"),
    }


@cached_by_language(maxsize=8)
def _of_times() -> dict[str, str]:
    return {
        "prior_attacks": t("Attacks before it"),
        "attacks_in_june": t("Attacks in June"),
        "attacks_since_11_june": t("Attacks since 11 June"),
        "attack_count_september": t("Attacks in September"),
        "date_of_vote": t("Date of the vote"),
        "election_date": t("Date of the election"),
        "original_date": t("Date first set"),
        "proposed_date": t("Date proposed"),
        "warrant_date": t("Date of the warrant"),
        "deadline_hours": t("Hours given"),
        "deadline_days": t("Hours given"),
        "days_in_custody": t("Hours in custody"),
        "duration_days": t("Hours"),
    }
