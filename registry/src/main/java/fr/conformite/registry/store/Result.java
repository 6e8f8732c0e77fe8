package fr.conformite.registry.store;

import fr.conformite.engine.UnreadableDocumentException;
import fr.conformite.engine.UnreadableDocumentException.Code;
import fr.conformite.engine.assess.Assessment;
import fr.conformite.engine.structure.Passage;
import fr.conformite.engine.structure.Zone;
import fr.conformite.reports.JsonReport;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is recorded of a document once it has been read.
 *
 * @param outcome     what reading it gave
 * @param json        one object of the output contract: the assessment, or the error
 * @param engine      version of the engine
 * @param rules       version of the rules
 * @param signature   engine and rules, exactly: the document is not read again while they are the same
 * @param provisional true when the cause of a failure may lie outside the document, so that the next audit tries again
 * @param text        text read, or null
 * @param passages    its passages; offsets are those of {@code text}
 */
public record Result(Outcome outcome, String json, String engine, String rules, String signature, boolean provisional, String text,
                     List<Span> passages) {

    /** Where a passage stands in the text. @param zone part of the convention, as {@link Zone} names it; article, title and page may be null */
    public record Span(String zone, String article, String title, Integer page, int start, int end) {
    }

    public Result {
        passages = List.copyOf(passages);
    }

    /** An assessment just made. */
    public static Result of(Assessment assessment, String signature) {
        List<Span> spans = assessment.convention().passages().stream().map(Result::span).toList();
        return new Result(Outcome.ANALYSED, new JsonReport().render(assessment), assessment.versions().moteur(), assessment.versions().regles(),
                signature, false, assessment.convention().source().text(), spans);
    }

    private static Span span(Passage p) {
        return new Span(p.zone().name(), p.article(), p.title().isEmpty() ? null : p.title(), p.page(), p.start(), p.end());
    }

    /**
     * A file that could not be analysed.
     *
     * @param file        its name
     * @param provisional true when the next audit must try again
     */
    public static Result of(String file, UnreadableDocumentException problem, String engine, String rules, String signature, boolean provisional) {
        return new Result(problem.code() == Code.PAS_UNE_CONVENTION ? Outcome.OTHER : Outcome.UNREADABLE, new JsonReport().error(file, problem), engine,
                rules, signature, provisional, null, List.of());
    }

    /**
     * An assessment made elsewhere, without the text of its document.
     *
     * @param json one assessment as the contract spells it
     * @throws tools.jackson.core.JacksonException when it is not JSON
     */
    public static Result of(String json) {
        JsonNode versions = JsonMapper.shared().readTree(json).path("versions");
        String engine = versions.path("moteur").asString("?");
        String rules = versions.path("regles").asString("?");
        return new Result(Outcome.ANALYSED, json, engine, rules, engine + " " + rules, false, null, List.of());
    }
}
