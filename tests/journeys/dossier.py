"""Profile, a dossier from a first name, and what is learnt of it later."""

from __future__ import annotations

from tests.journeys.coach import Coach
from tests.journeys.day import Day
from tests.journeys.people import FIRST_NAME, LAST_NAME, ORGANISATION, PRACTITIONER, SIGNATORY, SPONSOR


def profile(day: Day) -> None:
    """From the first steps of Today, then back."""
    coach = day.coach
    coach.press("Fill in the profile")
    coach.write("First name", PRACTITIONER[0])
    coach.write("Last name", PRACTITIONER[1])
    coach.write("What you are called", "coach")
    coach.write("SIRET", "362 521 879 00035")
    coach.write("Address", "3 rue des Lilas\n38000 Grenoble")
    coach.write("City", "Grenoble")
    coach.write("E-mail", "odile@fontbrune.example")
    coach.write("Training and certifications", "Coach, école de Grenoble")
    coach.write("Frames of reference", "Approche systémique")
    coach.write("Professional insurance", "Assureur exemple, n° 12")
    coach.press(coach.begun("Today"))
    coach.sees("Your profile: done")


def from_a_first_name(day: Day) -> None:
    """A first name is enough."""
    coach = day.coach
    coach.press("New dossier")
    coach.write("First name", FIRST_NAME)
    coach.press("Create the dossier")
    coach.sees("No note yet.")
    coach.sees(FIRST_NAME)


def people_and_interests(day: Day) -> None:
    """Organisation, sponsor, signatory, both requests and both interests, each kept as it is left."""
    coach = day.coach
    coach.press("Information")
    coach.write("Last name", LAST_NAME)
    coach.write("Position", "responsable de site")
    coach.write("E-mail", "zelie@example.org")
    coach.write("Sessions agreed", "8")
    coach.write("Price of a session", "180")
    coach.write("Beginning", "7/12/2026")
    coach.write("End agreed", "2/7/2027")
    coach.choose("Organisation", "New organisation…")
    coach.write("Name of the organisation", ORGANISATION)
    coach.press("Add: Organisation")
    coach.write("SIREN, organisation", "732 829 320")
    coach.write("Legal form, organisation", "SAS")
    coach.write("Address, organisation", "12 quai des Forges\n69002 Lyon")
    _someone(coach, "Sponsor, who asks for the work", SPONSOR, "Position", "directeur de région")
    _someone(coach, "Signatory, who binds the organisation", SIGNATORY, "Capacity in which they sign", "présidente")
    coach.write("What the client asks for", "Prendre la parole sans craindre le regard des autres.")
    coach.write("The client’s interest in this work", "Retrouver du plaisir à diriger.")
    coach.write("What the organisation asks for", "Que le site trouve sa voix dans les comités.")
    coach.write("The organisation’s interest in this work", "Un site qui propose.")


def _someone(coach: Coach, whom: str, name: tuple[str, str], role: str, words: str) -> None:
    coach.choose(whom, "Someone new…")
    coach.write("First name", name[0])
    coach.write("Last name", name[1])
    coach.write(role, words)
    coach.press(f"Add: {whom}")
    coach.wait(lambda: coach.reads(" ".join(name)), f"{whom} in the list")
