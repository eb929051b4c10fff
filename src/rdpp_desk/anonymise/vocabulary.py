"""Closed lists of words that tell names from ordinary text; folded, in French and English."""

from __future__ import annotations


def words(listed: str) -> frozenset[str]:
    """The words of `listed`, separated by blanks."""
    return frozenset(listed.split())


TITLES = words(
    "m mr mrs ms miss mme mmes mlle mlles mm monsieur madame mademoiselle messieurs mesdames dr docteur docteure "
    "drs pr prof professeur professeure me maitre sir lady lord mgr sr doctor professor"
)
PARTICLES = words(
    "de du des d la le les l van von der den ter ten ben bin ibn el al ait da di do dos das del della mac mc o y "
    "e und zu"
)
LEGAL = words(
    "sa sas sasu sarl eurl snc sci scop scic scp selarl gie gmbh ag ltd limited llc llp inc corp corporation plc "
    "bv nv spa srl cie co asbl scrl sprl ei eirl epic"
)
HEADS = words(
    "groupe cabinet societe entreprise association fondation institut agence centre maison compagnie holding "
    "group company foundation institute agency the"
)
WEBMAIL = words(
    "gmail googlemail orange free hotmail yahoo outlook live wanadoo sfr laposte icloud protonmail proton bbox "
    "neuf msn aol gmx pm skynet bluewin posteo mailo numericable aliceadsl"
)
DESKS = words("contact info accueil direction secretariat rh bonjour hello admin bureau mail office service")
BEFORE_NAME = words(
    "avec chez pour par contre selon vs appele appelle vu revu rencontre dit sans envers with from by told met "
    "saw says prenomme prenommee surnomme surnommee nomme nommee dont"
)
BEFORE_FIRM = words("chez groupe societe entreprise boite client cliente cabinet association at with joined")
AFTER_NAME = words(
    "est a me m se s ne n dit arrive vient parle veut doit peut va fait pense sait semble revient raconte "
    "explique demande says is was has told said et etait avait sera aura lui nous"
)
