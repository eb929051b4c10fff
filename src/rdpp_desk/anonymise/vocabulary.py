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
    "asked came wants works wondered talked spoke feels thinks needs can will would could should had called wrote "
    "left moved has vit travaille habite reprend quitte apporte propose refuse repond part rentre craint hesite "
    "sort dort pleure rit sourit appelle ecrit pourrait voudrait aimerait devrait prend tient reste trouve croit "
    "connait souhaite prefere annonce insiste commence dirige gagne evoque decrit relit recoit attend cherche "
    "accepte est a me m se s ne n dit arrive vient parle veut doit peut va fait pense sait semble revient raconte "
    "explique demande says is was has told said et etait avait sera aura lui nous"
)
STREETS_EN = words(
    "street st road rd avenue ave lane ln drive close court way square place terrace crescent boulevard blvd"
)
JOINERS = words(
    "de du des d la le les l of the da di do dos das del della von van der den ter ben bin ibn el al ait y e"
)
WIDE_JOINERS = words("et and en pour sur aux au for")
ORG_HEADS = words(
    "groupe cabinet societe entreprise association fondation institut agence centre maison compagnie holding "
    "banque credit caisse mutuelle laboratoire laboratoires universite ecole lycee college clinique hopital "
    "mairie ministere prefecture rectorat chambre federation union syndicat atelier ateliers editions librairie "
    "boulangerie pharmacie restaurant hotel garage imprimerie transports etablissements ets chateau domaine "
    "residence creche ehpad ime mission cooperative comptoir theatre musee studio studios club office maison "
    "communaute metropole collectif reseau start-up startup pole direction-generale fonderie scierie menuiserie "
    "brasserie ferme relais foyer tribunal academie conservatoire orchestre festival group company foundation "
    "institute agency bank university school hospital college trust council firm partners church pont lac mont "
    "gare aeroport quartier tour vallee ile parc stade foret plage"
)
COMPANY_TAILS = words(
    "sa sas sasu sarl eurl scop scic gmbh ltd limited llc plc inc corp cie co fils associes freres partners "
    "consulting sons"
)
CAPITAL_OK = words(
    "comite direction directeur directrice president presidente conseil ressources humaines groupe etat eglise "
    "republique ministere mairie departement region ecole universite lycee college hopital internet web monsieur "
    "madame messieurs mesdames maitre docteur nord sud est ouest terre histoire master licence bac personne "
    "organisation projet service pole equipe manager management coach coaching supervision seance session note "
    "bilan plan objectif objectifs rh responsable chef cheffe adjoint general generale marketing finance finances "
    "communication commercial commerciale achats production qualite informatique juridique recherche "
    "developpement innovation digital client cliente beneficiaire prescripteur prescriptrice contrat convention "
    "charte etape phase question questions reponse theme point hypothese hypotheses observation observations "
    "decision decisions action actions moi parent adulte enfant sauveur victime persecuteur persecutrice sauveuse "
    "sois fais dépêche depeche toi fort plaisir parfait effort tout oui non ok reunion codir comex copil analyse "
    "pratiques transactionnelle therapie systemique approche ecoute active intelligence artificielle droit code "
    "travail loi article annexe tableau figure page i we he she it my the a an and to of in on human resources "
    "board team leader vice senior junior head officer chief executive director agile internet noel nouvel an "
    "jour lundi mardi mercredi jeudi vendredi samedi dimanche monday tuesday wednesday thursday friday saturday "
    "sunday janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre january february "
    "march april may june july august september october november december french english german spanish italian "
    "european american british francais francaise anglais anglaise allemand allemande espagnol italien europeen "
    "europeenne americain americaine assemblee nationale parlement senat sa son ses et ou mais donc or ni car le "
    "la les un une des du de ce cette il elle nous vous ils elles on je tu y en se ne que qui"
)
NO_FIRM = words(
    "certains certaines quelques plusieurs beaucoup maman papa mamie papi clients clientes client cliente adultes "
    "enfants collegues autrui amis amies parents beaucoup tous toutes tout nombre bon bien personne quelqu "
    "quelque chacun chacune lui eux elle elles"
)
PREFIXES = (
    "re", "co", "auto", "sur", "sous", "anti", "pre", "post", "inter", "intra", "multi", "micro", "mini",
    "super", "hyper", "hypo", "meta", "non", "self", "over", "under", "un", "dis", "de", "trans", "psycho",
    "socio", "neuro", "bio", "tele", "ultra", "ex", "quasi", "mono", "bi", "tri", "pluri", "contre", "extra",
    "infra", "supra", "retro", "out",
)  # fmt: skip
