package fr.conformite.shell;

import fr.conformite.engine.assess.Assessment;
import fr.conformite.engine.assess.Citation;
import fr.conformite.engine.assess.Finding;
import fr.conformite.engine.review.Reading;
import fr.conformite.engine.review.Reading.Decision;
import fr.conformite.engine.review.Remark;
import fr.conformite.engine.review.Review;
import fr.conformite.engine.review.ReviewFile;
import fr.conformite.engine.review.Reviewed;
import fr.conformite.engine.structure.Passage;
import fr.conformite.reports.ReviewWords;
import fr.conformite.reports.Style;
import java.io.IOException;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** One conversation with a person who reviews one document. Every answer is on disk before the next question. */
final class ReviewSession {

    private static final String COMMANDS = """
              Entrée  confirmer la valeur            c  la corriger
              p       passer, y revenir plus tard    r  laisser une remarque
              t       lire l'article en entier       1 à 14  aller à un indicateur
              tout    confirmer d'un coup les indicateurs restants qui ne sont pas à relire
              q       quitter (tout est enregistré)
            """;

    /** The person leaves: nothing more is asked. */
    private static final class Left extends RuntimeException {
        Left() {
            super(null, null, false, false);
        }
    }

    private final Dialogue talk;
    private final Path document;
    private final Assessment assessment;
    private final Screen screen;
    private final Style style;
    private final Set<Integer> passed = new HashSet<>();
    private Review review;
    private String who;

    ReviewSession(Dialogue talk, Path document, Assessment assessment, Review review, String who, Screen screen) {
        this.talk = talk;
        this.document = document;
        this.assessment = assessment;
        this.review = review;
        this.who = who;
        this.screen = screen;
        this.style = new Style(screen.colours());
    }

    void run() throws IOException {
        try {
            welcome();
            Finding next = next();
            while (next != null) {
                next = about(next);
            }
            if (reviewed().pending().isEmpty()) {
                say("Tous les indicateurs sont revus.");
            }
        } catch (Left left) {
            talk.show("\n");
        }
        goodbye();
    }

    private void welcome() {
        say(style.bold(assessment.convention().source().file()) + " — avis de l'analyse : « " + assessment.avis() + " »"
                + (assessment.aRelire() ? ", à relire" : ""));
        if (!review.lectures().isEmpty()) {
            say("Reprise : " + ReviewWords.summary(reviewed()));
        }
        while (who == null || who.isBlank()) {
            String last = review.lectures().isEmpty() ? null : review.lectures().getLast().par();
            who = ask("Votre nom" + (last == null ? "" : " [" + last + "]") + " : ");
            who = who.isEmpty() && last != null ? last : who;
        }
        talk.show(COMMANDS);
    }

    private Finding next() {
        List<Finding> pending = reviewed().pending();
        return pending.stream().filter(f -> !passed.contains(f.numero())).findFirst().orElse(null);
    }

    /** Shows a finding and takes answers until it is settled. @return the next finding to show, or null when there is none */
    private Finding about(Finding finding) throws IOException {
        present(finding);
        while (true) {
            String answer = ask(finding.numero() + " [Entrée/c/p/r/t/q, ? pour l'aide] > ").toLowerCase();
            if (answer.matches("\\d{1,2}") && Integer.parseInt(answer) >= 1 && Integer.parseInt(answer) <= assessment.indicateurs().size()) {
                return assessment.indicateur(Integer.parseInt(answer));
            }
            switch (answer) {
                case "", "o", "oui" -> {
                    add(Decision.CONFIRMEE, finding, finding.valeur(), finding.citations().stream().map(Citation::texte).toList(), null);
                    return next();
                }
                case "c" -> {
                    if (correct(finding)) {
                        return next();
                    }
                }
                case "p" -> {
                    passed.add(finding.numero());
                    return next();
                }
                case "r" -> {
                    String remark = ask("Remarque : ");
                    if (!remark.isEmpty()) {
                        save(review.with(new Remark(finding.numero(), remark, who, now())));
                        say("Remarque enregistrée.");
                    }
                }
                case "t" -> article(finding);
                case "tout" -> {
                    confirmOthers();
                    return next();
                }
                case "q" -> throw new Left();
                default -> talk.show(COMMANDS);
            }
        }
    }

    private void present(Finding finding) {
        Reading earlier = review.reading(finding.numero());
        int left = reviewed().pending().size();
        talk.show("\n");
        say(style.bold(finding.numero() + ". " + finding.libelle() + " : " + finding.valeur()) + " (" + Math.round(finding.confiance() * 100) + " %)"
                + (finding.aRelire() ? " " + style.warn("à relire") : "") + style.dim("   " + (left == 1 ? "dernier à revoir" : left + " à revoir")));
        say("  " + finding.motif());
        for (int i = 0; i < finding.citations().size(); i++) {
            Citation c = finding.citations().get(i);
            say("  [" + (i + 1) + "] « " + c.texte().replaceAll("\\s+", " ").strip() + " »" + place(c));
        }
        if (finding.citations().isEmpty()) {
            say("  Aucun passage cité.");
        }
        if (earlier != null) {
            say("  " + ReviewWords.reading(finding, earlier));
        }
    }

    private static String place(Citation c) {
        String place = (c.article() == null ? "" : c.article()) + (c.page() == null ? "" : (c.article() == null ? "" : ", ") + "p. " + c.page());
        return place.isEmpty() ? "" : " — " + place;
    }

    /** @return false when the person gives up correcting */
    private boolean correct(Finding finding) throws IOException {
        List<String> values = Reviewed.values(finding.numero());
        String free = Reviewed.free(finding.numero());
        say("  Valeurs : " + java.util.stream.IntStream.range(0, values.size()).mapToObj(i -> (i + 1) + ". " + values.get(i)).collect(Collectors.joining("   "))
                + (free == null ? "" : "   ou " + (free.equals("année") ? "une année (2024)" : "un montant annuel en euros (52000)")));
        String value = null;
        while (value == null) {
            String answer = ask("Valeur (numéro ou texte, vide pour renoncer) : ");
            if (answer.isEmpty()) {
                return false;
            }
            value = value(answer, finding.numero(), values);
            if (value == null) {
                say("  « " + answer + " » n'est pas une valeur de cet indicateur.");
            }
        }
        List<String> passages = passages(finding);
        String reason = ask("Raison : ");
        while (reason.isEmpty()) {
            reason = ask("Raison (un mot suffit, elle accompagne la correction) : ");
        }
        add(value.equals(finding.valeur()) ? Decision.CONFIRMEE : Decision.CORRIGEE, finding, value, passages, reason);
        return true;
    }

    private static String value(String answer, int indicator, List<String> values) {
        if (answer.matches("\\d{1,2}") && Integer.parseInt(answer) >= 1 && Integer.parseInt(answer) <= values.size()) {
            return values.get(Integer.parseInt(answer) - 1);
        }
        String amount = answer.replaceAll("[\\s\\u00a0\\u202f€]+", "").replace(',', '.');
        String plain = Reviewed.legal(indicator, amount) ? amount : answer;
        return values.stream().filter(v -> v.equalsIgnoreCase(plain)).findFirst().orElse(Reviewed.legal(indicator, plain) ? plain : null);
    }

    /** Passages the person relies on: numbers of those quoted, or words of the document, which must be in it. */
    private List<String> passages(Finding finding) {
        List<String> chosen = new ArrayList<>();
        while (true) {
            String answer = ask(chosen.isEmpty() ? "Passage à l'appui (numéro, ou mots du document ; vide si le texte est muet) : "
                    : "Autre passage (vide pour finir) : ");
            if (answer.isEmpty()) {
                return chosen;
            }
            String words = answer.matches("\\d") && Integer.parseInt(answer) >= 1 && Integer.parseInt(answer) <= finding.citations().size()
                    ? finding.citations().get(Integer.parseInt(answer) - 1).texte() : inDocument(answer);
            if (words == null) {
                say("  Ces mots ne sont pas dans le document ; copiez-les tels qu'ils y figurent.");
            } else {
                chosen.add(words);
            }
        }
    }

    /** The words as the document writes them, blanks and apostrophes apart, or null. */
    private String inDocument(String words) {
        String expression = java.util.Arrays.stream(words.replaceAll("^[«\"\\s]+|[»\"\\s]+$", "").split("[\\s\\u00a0\\u202f]+"))
                .map(w -> java.util.Arrays.stream(w.split("['’]", -1)).map(Pattern::quote).collect(Collectors.joining("['’]")))
                .collect(Collectors.joining("[\\s\\u00a0\\u202f]+"));
        Matcher m = Pattern.compile(expression, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE).matcher(assessment.convention().source().text());
        return m.find() ? m.group() : null;
    }

    /** The whole article of the first passage quoted. */
    private void article(Finding finding) {
        if (finding.citations().isEmpty()) {
            say("  Aucun passage n'est cité : le texte entier se lit avec « verifier --texte ».");
            return;
        }
        int at = finding.citations().getFirst().debut();
        List<Passage> all = assessment.convention().passages();
        Passage here = all.stream().filter(p -> p.start() <= at && at < p.end()).findFirst().orElseThrow();
        all.stream().filter(p -> Objects.equals(p.article(), here.article()) && p.zone() == here.zone())
                .forEach(p -> say("  " + assessment.convention().textOf(p)));
    }

    private void confirmOthers() throws IOException {
        List<Finding> others = reviewed().pending().stream().filter(f -> !f.aRelire()).toList();
        if (others.isEmpty()) {
            say("  Il n'en reste aucun.");
            return;
        }
        say("  " + others.stream().map(f -> f.numero() + ". " + f.libelle() + " : " + f.valeur()).collect(Collectors.joining(" ; ")));
        if (ask("Confirmer ces " + others.size() + " valeurs ? (o/N) ").equalsIgnoreCase("o")) {
            for (Finding f : others) {
                add(Decision.CONFIRMEE, f, f.valeur(), f.citations().stream().map(Citation::texte).toList(), null);
            }
        }
    }

    private void add(Decision decision, Finding finding, String value, List<String> passages, String reason) throws IOException {
        String before = reviewed().avis();
        save(review.with(new Reading(finding.numero(), decision, finding.valeur(), value, passages, reason, who, now())));
        passed.remove(finding.numero());
        String after = reviewed().avis();
        if (!after.equals(before)) {
            say(style.bold("  L'avis devient « " + after + " »") + " (il était « " + before + " »).");
        }
    }

    private void save(Review next) throws IOException {
        ReviewFile.write(document, next);
        review = next;
    }

    private void goodbye() {
        if (review.lectures().isEmpty() && review.remarques().isEmpty()) {
            say("Rien n'a été enregistré.");
            return;
        }
        say("Revue : " + ReviewWords.summary(reviewed()) + " Enregistrée dans « " + ReviewFile.of(document).getFileName() + " ».");
    }

    private Reviewed reviewed() {
        return Reviewed.of(assessment, review);
    }

    private String ask(String question) {
        String answer = talk.ask(question);
        if (answer == null) {
            throw new Left();
        }
        return answer;
    }

    private void say(String text) {
        String indent = text.startsWith("  ") ? "  " : "";
        Style.wrap(text.strip(), Math.max(40, screen.columns() - 2)).forEach(line -> talk.show(indent + line + "\n"));
    }

    private static String now() {
        return OffsetDateTime.now().truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
