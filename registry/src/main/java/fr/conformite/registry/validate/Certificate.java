package fr.conformite.registry.validate;

import fr.conformite.registry.Entry;
import fr.conformite.registry.store.Validation;
import fr.conformite.registry.validate.Check.Kind;
import fr.conformite.reports.CertificateReport;
import fr.conformite.reports.view.CertificateView;
import fr.conformite.reports.view.CertificateView.Derogation;
import fr.conformite.reports.view.CertificateView.Line;
import fr.conformite.reports.view.French;
import fr.conformite.reports.view.ReportView.Fact;
import fr.conformite.reports.view.ReportView.Tone;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The certificate of a validation, drawn from what the registry keeps of it and from nothing else. */
public final class Certificate {

    private static final CertificateReport REPORT = new CertificateReport();

    private Certificate() {
    }

    /** Name of the file it is written to. */
    public static String fileName(Validation validation) {
        return "certificat-" + validation.number() + ".pdf";
    }

    /** « 1er mars 2026 à 9 h 05 », in the time of this machine. */
    public static String when(Validation validation) {
        return French.dateTime(Instant.parse(validation.at()).atZone(ZoneId.systemDefault()));
    }

    /** @return a PDF file */
    public static byte[] pdf(Validation validation) {
        return REPORT.render(view(validation));
    }

    static CertificateView view(Validation validation) {
        JsonNode root = JsonMapper.shared().readTree(validation.json());
        Entry entry = Entry.of(validation.json());
        boolean derogation = validation.derogation() != null;
        List<Line> checks = new ArrayList<>();
        List<Line> told = new ArrayList<>();
        for (Check c : Checklist.of(validation.json()).checks()) {
            (c.kind() == Kind.TOLD ? told : checks).add(line(c));
        }
        String sentence = "Convention validée le " + when(validation) + (validation.by() == null ? "" : " par " + validation.by())
                + (derogation ? ", par dérogation." : ".");
        List<Fact> facts = new ArrayList<>();
        facts.add(fact("Avis", entry.opinion()));
        facts.add(fact("Département", DepartementCodes.name(validation.departement()) + " (" + validation.departement() + ")"));
        String employer = root.path("identification").path("employeur").asString(null);
        facts.add(fact("Employeur", employer == null ? entry.employerType() : entry.employerType() == null ? employer : employer + " (" + entry.employerType() + ")"));
        facts.add(fact("Lieu d’exercice", entry.place()));
        facts.add(fact("Postes", Integer.toString(entry.posts())));
        facts.add(fact("Parties", entry.parties().isEmpty() ? null : String.join(" ; ", entry.parties())));
        List<Fact> trace = new ArrayList<>();
        trace.add(fact("Fichier", entry.file()));
        trace.add(new Fact("Empreinte SHA-256", validation.sha256(), true));
        trace.add(fact("Version des règles", root.path("versions").path("regles").asString("?")));
        trace.add(fact("Version du moteur", root.path("versions").path("moteur").asString("?")));
        List<String> readers = new ArrayList<>();
        root.path("revue").path("lectures").forEach(r -> {
            if (!readers.contains(r.path("par").asString())) {
                readers.add(r.path("par").asString());
            }
        });
        if (!readers.isEmpty()) {
            trace.add(fact("Relue par", French.join(readers)));
        }
        trace.add(fact("Validée le", when(validation)));
        return new CertificateView(validation.number(), entry.file(), French.sentence(sentence), facts,
                derogation ? new Derogation(validation.derogation().by(), French.sentence(validation.derogation().reason())) : null, checks, told, trace,
                root.path("versions").path("moteur").asString("?"), when(validation));
    }

    /** A number exists, so whatever blocked was lifted. */
    private static Line line(Check c) {
        boolean silent = c.passed() && c.why().contains("non contredit");
        Tone tone = silent ? Tone.SILENT : c.passed() ? Tone.GOOD : c.kind() == Kind.TOLD ? Tone.WARN : Tone.BAD;
        String status = silent ? "Non contredit" : c.passed() ? "Rempli" : c.kind() == Kind.TOLD ? "À surveiller" : "Dérogation";
        return new Line(French.sentence(c.label()), tone, status, French.capital(French.sentence(c.why())));
    }

    private static Fact fact(String name, String value) {
        return new Fact(name, value == null || value.isBlank() ? "Non précisé" : value, false);
    }
}
