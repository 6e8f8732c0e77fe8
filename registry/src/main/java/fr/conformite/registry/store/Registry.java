package fr.conformite.registry.store;

import fr.conformite.engine.review.Reading;
import fr.conformite.engine.review.Reading.Decision;
import fr.conformite.engine.review.Remark;
import fr.conformite.engine.review.Review;
import fr.conformite.registry.Entry;
import fr.conformite.registry.index.PassageIndex;
import fr.conformite.registry.store.Validation.Derogation;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/**
 * The registry: documents, their assessments, what people answered, validations. One SQLite file, or a PostgreSQL database. Thread-safe,
 * and several processes may work on the same registry; every change is one short transaction. Methods throw {@link RegistryException}.
 */
public final class Registry implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String INDEX_VARIABLE = "CONFORMITE_INDEX";

    private static final String DOCUMENT = "SELECT d.id, d.convention_id, d.sha256, d.name, d.origin, d.modified_at, d.added_at, d.outcome, d.opinion, d.to_read,"
            + " a.signature, a.provisional FROM documents d LEFT JOIN assessments a ON a.id = d.assessment_id";

    /** One document a convention: the last of its versions that was analysed. The order among versions says nothing of when they were read. */
    private static final String LATEST = " d.outcome = 'analysed' AND NOT EXISTS (SELECT 1 FROM documents o WHERE o.convention_id = d.convention_id"
            + " AND o.outcome = 'analysed' AND (o.version_rank, COALESCE(o.modified_at, ''), o.sha256)"
            + " > (d.version_rank, COALESCE(d.modified_at, ''), d.sha256))";

    private final Database database;
    private final Path indexFolder;
    private PassageIndex index;

    private Registry(Database database, Path indexFolder) {
        this.database = database;
        this.indexFolder = indexFolder;
    }

    /** Opens a registry, made when the file does not exist. @param location a file, or {@code jdbc:postgresql://…} */
    public static Registry open(String location) {
        return open(location, null);
    }

    /** Opens a registry that must exist. */
    public static Registry openExisting(String location) {
        return opened(Database.of(location, false), null);
    }

    /**
     * @param indexFolder where the full-text index is kept; null for {@code F.index} beside an SQLite file, and for a folder of the
     *                    user's cache with PostgreSQL
     */
    public static Registry open(String location, Path indexFolder) {
        return opened(Database.of(location, true), indexFolder);
    }

    private static Registry opened(Database database, Path indexFolder) {
        try {
            var registry = new Registry(database, indexFolder);
            if (registry.fact("id").isEmpty()) {
                database.write(c -> Sql.run(c, "INSERT INTO registry_facts (name, value) VALUES ('id', ?) ON CONFLICT (name) DO NOTHING",
                        UUID.randomUUID().toString()));
            }
            return registry;
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    /** What to call this registry in a sentence: its file, or its URL without user and password. */
    public String name() {
        return database.name();
    }

    /** Work inside a transaction, for what has no method here. */
    public interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /** Runs work that changes nothing, on one state of the registry whatever others write meanwhile. */
    public <T> T read(Work<T> work) {
        return database.read(work::on);
    }

    /** Runs work in one transaction; nothing remains of it when it throws. Keep it short: others wait. */
    public <T> T write(Work<T> work) {
        return database.write(work::on);
    }

    // --- documents ---------------------------------------------------------------------------------------------------

    /** The document of these bytes, if it is there. */
    public Optional<StoredDocument> document(String sha256) {
        return read(c -> Sql.first(c, DOCUMENT + " WHERE d.sha256 = ?", Registry::document, sha256));
    }

    /** The document of that number. */
    public Optional<StoredDocument> document(long id) {
        return read(c -> Sql.first(c, DOCUMENT + " WHERE d.id = ?", Registry::document, id));
    }

    /** One document a convention, its last version that was analysed, by origin. */
    public List<StoredDocument> conventions() {
        return read(c -> Sql.all(c, DOCUMENT + " WHERE" + LATEST + " ORDER BY d.origin, d.id", Registry::document));
    }

    /** Every document of a convention, from the first version to the last. */
    public List<StoredDocument> versions(long convention) {
        return read(c -> Sql.all(c, DOCUMENT + " WHERE d.convention_id = ? ORDER BY d.version_rank, COALESCE(d.modified_at, ''), d.sha256",
                Registry::document, convention));
    }

    private static StoredDocument document(ResultSet r) throws SQLException {
        return new StoredDocument(r.getLong(1), r.getLong(2), r.getString(3), r.getString(4), r.getString(5), r.getString(6), r.getString(7),
                Outcome.of(r.getString(8)), r.getString(9), r.getInt(10) == 1, r.getString(11), r.getInt(12) == 1);
    }

    /**
     * What the registry holds.
     *
     * @param conventions documents analysed, one a convention
     * @param documents   all documents, by outcome
     * @param opinions    conventions by opinion, from the best to the worst
     * @param toRead      conventions a person must read
     * @param validations conventions validated
     */
    public record Counts(int conventions, Map<Outcome, Integer> documents, SequencedMap<String, Integer> opinions, int toRead, int validations) {
    }

    public Counts counts() {
        return read(c -> {
            Map<Outcome, Integer> documents = new LinkedHashMap<>();
            Sql.each(c, "SELECT outcome, count(*) FROM documents WHERE outcome IS NOT NULL GROUP BY outcome",
                    r -> documents.put(Outcome.of(r.getString(1)), r.getInt(2)));
            SequencedMap<String, Integer> opinions = new LinkedHashMap<>();
            fr.conformite.engine.rulebase.RuleBase.grid().avis().forEach(v -> opinions.put(v.libelle(), 0));
            int[] read = new int[1];
            Sql.each(c, "SELECT d.opinion, d.to_read, count(*) FROM documents d WHERE" + LATEST + " GROUP BY d.opinion, d.to_read", r -> {
                opinions.merge(r.getString(1), r.getInt(3), Integer::sum);
                read[0] += r.getInt(2) * r.getInt(3);
            });
            int validations = Sql.first(c, "SELECT count(*) FROM validations", r -> r.getInt(1)).orElse(0);
            return new Counts(opinions.values().stream().mapToInt(Integer::intValue).sum(), documents, opinions, read[0], validations);
        });
    }

    // --- assessments -------------------------------------------------------------------------------------------------

    /** What the statistics know of each convention (its last version), people's answers taken in. */
    public List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        each((document, json) -> entries.add(Entry.of(json)));
        return entries;
    }

    /** Does something with an assessment. */
    public interface Visitor {
        /** @param json the assessment in force, people's answers in the field {@code revue} */
        void visit(StoredDocument document, String json);
    }

    /** Visits the assessment in force of each convention (its last version), by origin, one at a time: a registry may not fit in memory. */
    public void each(Visitor visitor) {
        read(c -> {
            Map<Long, Review> reviews = reviews(c);
            Sql.each(c, DOCUMENT.replace(" FROM", ", a.json FROM") + " WHERE" + LATEST + " ORDER BY d.origin, d.id", r -> {
                StoredDocument document = document(r);
                visitor.visit(document, ReviewedJson.of(r.getString(13), reviews.get(document.id())).json());
            });
            return null;
        });
    }

    /** The assessment in force of a document, people's answers in the field {@code revue}; or its error. */
    public Optional<String> assessment(long document) {
        return read(c -> current(c, document).map(json -> json(c, document, json)));
    }

    private static String json(Connection c, long document, String json) {
        try {
            return ReviewedJson.of(json, review(c, document)).json();
        } catch (SQLException e) {
            throw new RegistryException("Les corrections d'un document ne peuvent pas être lues.", e);
        }
    }

    private static Optional<String> current(Connection c, long document) throws SQLException {
        return Sql.first(c, "SELECT a.json FROM documents d JOIN assessments a ON a.id = d.assessment_id WHERE d.id = ?", r -> r.getString(1), document);
    }

    /** The text of a document, when it was read. */
    public Optional<String> text(long document) {
        return read(c -> Sql.first(c, "SELECT text FROM texts WHERE document_id = ?", r -> r.getString(1), document));
    }

    /** The passages of a document, in reading order. */
    public List<StoredPassage> passages(long document) {
        return read(c -> {
            String text = Sql.first(c, "SELECT text FROM texts WHERE document_id = ?", r -> r.getString(1), document).orElse("");
            return Sql.all(c, "SELECT rank, zone, article, title, page, start_at, end_at FROM passages WHERE document_id = ? ORDER BY rank",
                    r -> new StoredPassage(document, r.getInt(1), r.getString(2), r.getString(3), r.getString(4), Sql.integer(r, 5), r.getInt(6),
                            r.getInt(7), text.substring(r.getInt(6), r.getInt(7))), document);
        });
    }

    /**
     * Records what reading a document gave, in one transaction, unless it is there already under the same signature.
     *
     * @return false when another run had recorded it
     */
    public boolean record(NewDocument document, Result result) {
        return write(c -> {
            long id = add(c, document);
            boolean there = Sql.first(c, "SELECT a.signature, a.provisional FROM documents d JOIN assessments a ON a.id = d.assessment_id"
                    + " WHERE d.id = ?" + (database.dialect() == Dialect.POSTGRESQL ? " FOR UPDATE OF d" : ""),
                    r -> r.getString(1).equals(result.signature()) && (r.getInt(2) == 0 || result.provisional()), id).orElse(false);
            if (there) {
                return false;
            }
            assess(c, id, result);
            return true;
        });
    }

    private long add(Connection c, NewDocument document) throws SQLException {
        Optional<Long> known = Sql.first(c, "SELECT id FROM documents WHERE sha256 = ?" + database.dialect().forUpdate(), r -> r.getLong(1),
                document.sha256());
        if (known.isPresent()) {
            return known.get();
        }
        Versions version = Versions.of(document.origin());
        Sql.run(c, "INSERT INTO conventions (place, name) VALUES (?, ?) ON CONFLICT (place) DO NOTHING", version.place(), version.name());
        long convention = Sql.number(c, "SELECT id FROM conventions WHERE place = ?", version.place());
        Sql.run(c, "INSERT INTO documents (sha256, convention_id, name, origin, version_rank, modified_at, added_at) VALUES (?, ?, ?, ?, ?, ?, ?)"
                + " ON CONFLICT (sha256) DO NOTHING", document.sha256(), convention, document.name(), document.origin(), version.rank(),
                document.modified() == null ? null : date(document.modified()), now());
        return Sql.number(c, "SELECT id FROM documents WHERE sha256 = ?" + database.dialect().forUpdate(), document.sha256());
    }

    private void assess(Connection c, long document, Result result) throws SQLException {
        JsonNode root = JSON.readTree(result.json());
        JsonNode error = root.path("erreur");
        boolean analysed = result.outcome() == Outcome.ANALYSED;
        long assessment = Sql.number(c, "INSERT INTO assessments (document_id, engine, rules, signature, outcome, provisional, json, opinion, to_read,"
                + " error_code, error_message, assessed_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id", document, result.engine(),
                result.rules(), result.signature(), result.outcome().stored(), result.provisional(), result.json(), root.path("avis").asString(null),
                analysed ? root.path("aRelire").asBoolean() : null, error.path("code").asString(null), error.path("message").asString(null), now());
        Sql.run(c, "DELETE FROM passages WHERE document_id = ?", document);
        Sql.run(c, "DELETE FROM texts WHERE document_id = ?", document);
        if (result.text() != null) {
            // PostgreSQL refuses the character 0, which no text needs; a blank in its place keeps every offset.
            Sql.run(c, "INSERT INTO texts (document_id, text) VALUES (?, ?)", document, result.text());
            List<Object[]> lines = new ArrayList<>();
            for (Result.Span p : result.passages()) {
                lines.add(new Object[] {document, lines.size(), p.zone(), p.article(), p.title(), p.page(), p.start(), p.end()});
            }
            Sql.batch(c, "INSERT INTO passages (document_id, rank, zone, article, title, page, start_at, end_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)", lines);
        }
        Sql.run(c, "UPDATE documents SET assessment_id = ?, outcome = ? WHERE id = ?", assessment, result.outcome().stored(), document);
        settle(c, document, result.json());
    }

    /** Draws what holds on a document once people have answered, and asks every index to read it again. */
    private static void settle(Connection c, long document, String json) throws SQLException {
        ReviewedJson holds = ReviewedJson.of(json, review(c, document));
        Sql.run(c, "UPDATE documents SET opinion = ?, to_read = ? WHERE id = ?", holds.opinion(), holds.toRead(), document);
        Sql.run(c, "INSERT INTO outbox (index_id, document_id) SELECT id, CAST(? AS BIGINT) FROM indexes", document);
    }

    /** Every assessment of a document, from the first to the one in force, as the engine gave them. */
    public List<String> history(long document) {
        return read(c -> Sql.all(c, "SELECT json FROM assessments WHERE document_id = ? ORDER BY id", r -> r.getString(1), document));
    }

    /** The assessment in force of a document beside the one that another engine or other rules gave before it. */
    public interface Succession {
        void visit(StoredDocument document, String before, String after);
    }

    /** Visits the documents that were assessed anew, by origin: their assessment in force and the one before it. */
    public void successions(Succession visitor) {
        read(c -> {
            Sql.each(c, DOCUMENT.replace(" FROM", ", a.json, p.json FROM") + " JOIN assessments p ON p.id = (SELECT max(b.id) FROM assessments b"
                    + " WHERE b.document_id = d.id AND b.id < d.assessment_id AND b.signature <> a.signature) ORDER BY d.origin, d.id",
                    r -> visitor.visit(document(r), r.getString(14), r.getString(13)));
            return null;
        });
    }

    // --- answers of reviewers ----------------------------------------------------------------------------------------

    /**
     * Takes the answers of a review in the place of those known on its document.
     *
     * @return false when nothing changes, or when no document has the hash the review is about
     */
    public boolean review(Review review) {
        Optional<Boolean> same = read(c -> {
            Optional<Long> id = Sql.first(c, "SELECT id FROM documents WHERE sha256 = ?", r -> r.getLong(1), review.sha256());
            return id.isEmpty() ? Optional.empty() : Optional.of(same(review, review(c, id.get())));
        });
        if (same.isEmpty() || same.get()) {
            return false;
        }
        return write(c -> {
            long id = Sql.number(c, "SELECT id FROM documents WHERE sha256 = ?" + database.dialect().forUpdate(), review.sha256());
            if (same(review, review(c, id))) {
                return false;
            }
            Sql.run(c, "DELETE FROM corrections WHERE document_id = ?", id);
            Sql.run(c, "DELETE FROM remarks WHERE document_id = ?", id);
            List<Object[]> readings = new ArrayList<>();
            for (Reading r : review.lectures()) {
                ArrayNode passages = JSON.createArrayNode();
                r.passages().forEach(passages::add);
                readings.add(new Object[] {id, readings.size(), r.numero(), r.decision().label(), r.valeurMachine(), r.valeur(), passages.toString(),
                    r.raison(), r.par(), r.quand()});
            }
            Sql.batch(c, "INSERT INTO corrections (document_id, rank, indicator, decision, machine_value, value, passages, reason, answered_by,"
                    + " answered_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", readings);
            List<Object[]> remarks = new ArrayList<>();
            for (Remark r : review.remarques()) {
                remarks.add(new Object[] {id, remarks.size(), r.numero(), r.texte(), r.par(), r.quand()});
            }
            Sql.batch(c, "INSERT INTO remarks (document_id, rank, indicator, text, written_by, written_at) VALUES (?, ?, ?, ?, ?, ?)", remarks);
            Optional<String> json = current(c, id);
            if (json.isPresent()) {
                settle(c, id, json.get());
            }
            return true;
        });
    }

    private static boolean same(Review given, Review known) {
        return known == null ? given.lectures().isEmpty() && given.remarques().isEmpty()
                : given.lectures().equals(known.lectures()) && given.remarques().equals(known.remarques());
    }

    /** What people answered on a document. */
    public Optional<Review> review(long document) {
        return read(c -> Optional.ofNullable(review(c, document)));
    }

    private static Review review(Connection c, long document) throws SQLException {
        return reviews(c, " WHERE d.id = ?", document).get(document);
    }

    private static Map<Long, Review> reviews(Connection c) throws SQLException {
        return reviews(c, "");
    }

    private static Map<Long, Review> reviews(Connection c, String where, Object... parameters) throws SQLException {
        Map<Long, Review> reviews = new LinkedHashMap<>();
        Sql.each(c, "SELECT d.id, d.name, d.sha256, k.indicator, k.decision, k.machine_value, k.value, k.passages, k.reason, k.answered_by, k.answered_at"
                + " FROM corrections k JOIN documents d ON d.id = k.document_id" + where + " ORDER BY d.id, k.rank", r -> {
                    List<String> passages = new ArrayList<>();
                    JSON.readTree(r.getString(8)).forEach(p -> passages.add(p.asString()));
                    Review review = reviews.getOrDefault(r.getLong(1), Review.of(r.getString(2), r.getString(3)));
                    reviews.put(r.getLong(1), review.with(new Reading(r.getInt(4), decision(r.getString(5)), r.getString(6), r.getString(7), passages,
                            r.getString(9), r.getString(10), r.getString(11))));
                }, parameters);
        Sql.each(c, "SELECT d.id, d.name, d.sha256, k.indicator, k.text, k.written_by, k.written_at FROM remarks k JOIN documents d ON d.id = k.document_id"
                + where + " ORDER BY d.id, k.rank", r -> {
                    Review review = reviews.getOrDefault(r.getLong(1), Review.of(r.getString(2), r.getString(3)));
                    reviews.put(r.getLong(1), review.with(new Remark(r.getInt(4), r.getString(5), r.getString(6), r.getString(7))));
                }, parameters);
        return reviews;
    }

    private static Decision decision(String label) {
        return Decision.CORRIGEE.label().equals(label) ? Decision.CORRIGEE : Decision.CONFIRMEE;
    }

    // --- validations -------------------------------------------------------------------------------------------------

    /**
     * Gives a document of this registry its registration number, in one transaction: two processes never get the same number, a failure
     * leaves no gap, and a file already validated keeps the number it has.
     *
     * @param document    number of the document, analysed
     * @param year        of the validation
     * @param departement INSEE code on three characters (« 044 », « 02A », « 971 »)
     * @param derogation  an exception, or null
     * @param by          who validates, or null
     * @param also        what must succeed with it (writing the certificate): when it throws, no number is given; not called for a file
     *                    that was validated before
     */
    public Validation validate(long document, int year, String departement, Derogation derogation, String by, Consumer<Validation> also) {
        if (!departement.matches("[0-9][0-9AB][0-9AB]")) {
            throw new IllegalArgumentException(departement + " is no code of a département on three characters");
        }
        Optional<Validation> before = read(c -> Sql.first(c, VALIDATION + " WHERE document_id = ?", Registry::validation, document));
        if (before.isPresent()) {
            return before.get();
        }
        return write(c -> {
            // The row is held so that two processes that validate the same file wait for one another.
            String sha256 = Sql.first(c, "SELECT sha256 FROM documents WHERE id = ?" + database.dialect().forUpdate(), r -> r.getString(1), document)
                    .orElseThrow(() -> new IllegalArgumentException("no document " + document));
            Optional<Validation> known = Sql.first(c, VALIDATION + " WHERE sha256 = ?", Registry::validation, sha256);
            if (known.isPresent()) {
                return known.get();
            }
            long assessment = Sql.number(c, "SELECT assessment_id FROM documents WHERE id = ? AND outcome = 'analysed'", document);
            String json = current(c, document).map(j -> json(c, document, j)).orElseThrow();
            String text = Sql.first(c, "SELECT text FROM texts WHERE document_id = ?", r -> r.getString(1), document).orElse("");
            int rank = (int) Sql.number(c, "INSERT INTO number_sequences (year, last) VALUES (?, 1) ON CONFLICT (year)"
                    + " DO UPDATE SET last = number_sequences.last + 1 RETURNING last", year);
            var validation = new Validation("%04d-%s-%04d".formatted(year, departement, rank), year, departement, rank, document, assessment, sha256,
                    json, text, derogation, by, now());
            Sql.run(c, "INSERT INTO validations (number, year, departement, rank, sha256, document_id, assessment_id, json, text, derogation_by,"
                    + " derogation_reason, validated_by, validated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", validation.number(), year,
                    departement, rank, sha256, document, assessment, json, text, derogation == null ? null : derogation.by(),
                    derogation == null ? null : derogation.reason(), by, validation.at());
            also.accept(validation);
            return validation;
        });
    }

    private static final String VALIDATION = "SELECT number, year, departement, rank, document_id, assessment_id, sha256, json, text, derogation_by,"
            + " derogation_reason, validated_by, validated_at FROM validations";

    private static Validation validation(ResultSet r) throws SQLException {
        return new Validation(r.getString(1), r.getInt(2), r.getString(3), r.getInt(4), r.getLong(5), r.getLong(6), r.getString(7), r.getString(8),
                r.getString(9), r.getString(10) == null ? null : new Derogation(r.getString(10), r.getString(11)), r.getString(12), r.getString(13));
    }

    /** The validation of exactly this file. */
    public Optional<Validation> validation(String sha256) {
        return read(c -> Sql.first(c, VALIDATION + " WHERE sha256 = ?", Registry::validation, sha256));
    }

    /** Every validation, by year and rank. */
    public List<Validation> validations() {
        return read(c -> Sql.all(c, VALIDATION + " ORDER BY year, rank", Registry::validation));
    }

    /** Does something with the hash and the text of each validated file, one at a time: those of a large registry do not fit in memory. */
    public void validatedTexts(BiConsumer<String, String> visitor) {
        read(c -> {
            Sql.each(c, "SELECT sha256, text FROM validations ORDER BY id", r -> visitor.accept(r.getString(1), r.getString(2)));
            return null;
        });
    }

    // --- index -------------------------------------------------------------------------------------------------------

    /** The full-text index of this registry; nothing is opened before it is asked something. */
    public synchronized PassageIndex index() {
        if (index == null) {
            index = new PassageIndex(this, indexFolder != null ? indexFolder : database.file() != null ? database.indexFolder() : cache());
        }
        return index;
    }

    /** A PostgreSQL registry has no folder: each user of it keeps an index of his own, where {@value #INDEX_VARIABLE} says or in the cache. */
    private Path cache() {
        String named = System.getenv(INDEX_VARIABLE);
        if (named != null && !named.isBlank()) {
            return Path.of(named);
        }
        String given = System.getenv("XDG_CACHE_HOME");
        Path base = given == null || given.isBlank() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(given);
        return base.resolve("conformite").resolve("index-" + fact("id"));
    }

    /** What the registry says of itself. */
    public String fact(String name) {
        return read(c -> Sql.first(c, "SELECT value FROM registry_facts WHERE name = ?", r -> r.getString(1), name)).orElse("");
    }

    /** True when an index lives beside the database and moves with it. */
    public boolean local() {
        return database.file() != null;
    }

    private static String now() {
        return date(Instant.now());
    }

    private static String date(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    @Override
    public void close() {
        synchronized (this) {
            if (index != null) {
                index.close();
            }
        }
        database.close();
    }
}
