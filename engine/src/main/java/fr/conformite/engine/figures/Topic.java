package fr.conformite.engine.figures;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a stretch of time can be the time of. The first topic whose words match a place takes it. */
enum Topic {

    /** Other acts and other people's terms: their years say nothing of this convention. */
    OTHER_ACT("conventions? (?:d'occupation|de subvention|de financement|de versement|attributive|annuelle d'objectifs|pluriannuelle d'objectifs|triennale d'objectifs|d'objectifs|de stage|collective|financiere|territoriale|departementale d'objectifs|d'hebergement|anterieure|precedente|nationale)"
            + "|contrats? (?:urbain|local|de ville|territorial|enfance|de location|de maintenance|de sejour|d'objectifs|de mandature|pluriannuel|departemental)|cucs|cls|clspd|cispd|strategie|plan (?!de financement)|schema|mandats?|mandature|baux|bail|agree?e?s?(?: pour)?|agrement"
            + "|habilit\\w+|marche public|abonnement|licence|assurance|programme|projet (?:d'etablissement|associatif|territorial|de service)|accord-cadre|pacte|premiere convention|convention-cadre (?:d[eu] |nationale|departementale|du cispd)|ancienne convention|convention precedente|convention (?:d'avant|initiale)|loyer|locataire|location|logement"),
    /** Work contract of the person, experience asked for, time spent by people. */
    EMPLOYMENT("contrat (?:de travail|a duree|de droit|de \\w+ (?:ans|mois))|cd[di]|recrut\\w+|embauch\\w+|experience|anciennete|titularis\\w+|carriere|diplom\\w+|candidat\\w*|affectation|stage|stagiaire|remplac\\w+|absence|conges?|detachement|formation"),
    /** Trial of a person or of the arrangement. */
    TRIAL("periode d'essai|essai|probatoire|rodage|periode d'observation"),
    NOTICE("preavis|retrait|s'en retir\\w*|se retir\\w*|a l'avance|auparavant|denonciation|resiliation|prevenance"),
    FINANCING("fipd|versements?|subventions?|credits?|financ\\w+|cofinanc\\w+|concours|participations?|fonds|dotation|enveloppe|budgets?|contributions?|aide de l'etat|arretes?(?= (?:attributif|annuel|prefect))|cout|depense|montant|tableau|salaire"),
    RECORDS("donnees|conserv\\w+|archiv\\w+|detrui\\w+|dossiers|statistiques|anonymis\\w+|fichier"),
    ACTIVITY("accompagnement|suivi|intervention|prise en charge|entretiens?|reunions?|comites?|copil|bilans?|rapports?|supervision|analyse de la pratique|evaluation|situations?|permanences?|rendez-vous avec|visites?|mission (?:dure|est|n'excede)|hebergement|delai|victimes?|usagers?|personnes? (?:recue|accueillie|accompagnee)|exemplaires?|garantie"),
    ENGAGEMENT("on se donne|nous donnons|se donnent|on (?:s'engage|part|signe|repart)|s'obligent|s'oblige|s'accord\\w+|se lient|conventions?|convantion|protocole|avenant|accord|engagements?|engag\\w+|conventionnement|partenariats?|parties|partenaires|signataires|cosignataires|presentes?|present|soussignes|acte|texte|document|contrat|collaboration|cooperation|alliance|parole|pacte|aventure|mariage|projet|experimentation|dispositif|poste|chacun|ici|nous|ensemble|convenu");

    private final Pattern words;

    Topic(String words) {
        this.words = Pattern.compile("(?<![a-z])(?:" + words + ")(?![a-z])");
    }

    record Cue(int start, int end, Topic topic, boolean strong) {
    }

    /** Acts and people whose time is the convention's own; the other words of {@link #ENGAGEMENT} only hint at it. */
    private static final Pattern STRONG = Pattern.compile("(?:convention|convantion|protocole|avenant|accord|conventionnement|partenariat|parties|partenaires|signataires|cosignataires|soussignes|engagement|s'oblig|s'accord|se lient|presentes?$|nous|on |se donnent).*");

    /** The cues of a stretch of plain text, in order, without overlap; {@code text} is the same stretch as written. */
    static List<Cue> cues(String plain, String text) {
        List<Cue> found = new ArrayList<>();
        for (Topic topic : values()) {
            Matcher m = topic.words.matcher(plain);
            while (m.find()) {
                // « l'association Le Relais », « l'association Essai » : a proper name says nothing
                boolean name = m.start() > 0 && Character.isUpperCase(text.charAt(m.start())) && Character.isLowerCase(text.charAt(m.end() - 1));
                if (name && (topic == ACTIVITY || topic == EMPLOYMENT || topic == RECORDS)) {
                    continue;
                }
                if (found.stream().noneMatch(c -> c.start < m.end() && m.start() < c.end)) {
                    found.add(new Cue(m.start(), m.end(), topic, topic != ENGAGEMENT || STRONG.matcher(m.group()).matches()));
                }
            }
        }
        found.sort(Comparator.comparingInt(Cue::start));
        return found;
    }
}
