package fr.conformite.registry.index;

import fr.conformite.registry.Entry;
import fr.conformite.registry.store.Outcome;
import fr.conformite.registry.store.Registry;
import fr.conformite.registry.store.RegistryException;
import fr.conformite.registry.store.Sql;
import fr.conformite.registry.store.StoredDocument;
import fr.conformite.registry.store.StoredPassage;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.IndexWriterConfig.OpenMode;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;
import org.apache.lucene.util.BytesRef;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The full-text index of a registry: one Lucene document for each passage of each document analysed. It holds nothing the registry does
 * not, and is made again from it when it is lost. SQL and Lucene share no transaction: the registry lists in its table {@code outbox} what
 * an index must read again, and forgets a line once Lucene has committed; whatever the moment of an interruption, the worst is to index a
 * document twice. One process writes at a time; another one leaves the lines for later.
 *
 * <p>Fields: {@link #DOCUMENT}, {@link #CONVENTION}, {@link #SHA256}, {@link #DEPARTEMENT}, {@link #YEAR}, {@link #EMPLOYER} (its type),
 * {@link #EMPLOYER_NAME}, {@link #OPINION} and {@link #VALUE} (« 5=Inversée », one for each indicator of the convention) are exact terms, the same on every
 * passage of a document ({@link #DOCUMENT} is also a number in columns, to count documents); {@link #CITES} holds « 5 » and « 5=Inversée » on the passages quoted for an indicator; {@link #TEXT} and
 * {@link #TITLE} are read by {@link FrenchAnalyzer}, with offsets. {@link #RANK}, {@link #START} (of the passage in the text of the
 * document), {@link #NAME}, {@link #ARTICLE} and {@link #PAGE} are stored only.
 */
public final class PassageIndex implements AutoCloseable {

    public static final String DOCUMENT = "document";
    public static final String CONVENTION = "convention";
    public static final String SHA256 = "sha256";
    public static final String NAME = "name";
    public static final String RANK = "rank";
    public static final String START = "start";
    public static final String ARTICLE = "article";
    public static final String TITLE = "title";
    public static final String PAGE = "page";
    public static final String TEXT = "text";
    public static final String DEPARTEMENT = "departement";
    public static final String YEAR = "year";
    public static final String EMPLOYER = "employer";
    public static final String EMPLOYER_NAME = "employer-name";
    public static final String OPINION = "opinion";
    public static final String VALUE = "value";
    public static final String CITES = "cites";

    /** Version of the fields above; another one in an index makes it be built again. */
    private static final String FORMAT = "4";

    /** Documents read and committed at once. */
    private static final int BATCH = 50;
    private static final double WRITER_MEGABYTES = 16;

    private static final FieldType WORDS = new FieldType();

    static {
        WORDS.setIndexOptions(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS_AND_OFFSETS);
        WORDS.setTokenized(true);
        WORDS.setStored(true);
        WORDS.freeze();
    }

    private final Registry registry;
    private final Path folder;
    private final FrenchAnalyzer analyzer = new FrenchAnalyzer();
    private Directory directory;

    public PassageIndex(Registry registry, Path folder) {
        this.registry = registry;
        this.folder = folder;
    }

    /** Where it is kept. */
    public Path folder() {
        return folder;
    }

    public FrenchAnalyzer analyzer() {
        return analyzer;
    }

    /**
     * The index as it was last committed; the caller closes it. Call {@link #update()} first to have what was just recorded.
     *
     * @return empty when nothing was ever indexed
     */
    public Optional<DirectoryReader> reader() {
        try {
            return DirectoryReader.indexExists(directory()) ? Optional.of(DirectoryReader.open(directory())) : Optional.empty();
        } catch (IOException e) {
            throw failure(e);
        }
    }

    /** The exact terms of a field, in their order; for completion. */
    public List<String> terms(String field) {
        Optional<DirectoryReader> open = reader();
        if (open.isEmpty()) {
            return List.of();
        }
        try (DirectoryReader reader = open.get()) {
            Terms all = MultiTerms.getTerms(reader, field);
            List<String> terms = new ArrayList<>();
            if (all != null) {
                TermsEnum each = all.iterator();
                for (BytesRef term = each.next(); term != null; term = each.next()) {
                    terms.add(term.utf8ToString());
                }
            }
            return terms;
        } catch (IOException e) {
            throw failure(e);
        }
    }

    /**
     * Indexes what the registry has recorded since the last time.
     *
     * @return false when another process is doing so: it takes, or will take, these documents too
     */
    public synchronized boolean update() {
        return update(false);
    }

    /** Makes the whole index again from the registry. @return false when another process is writing it */
    public synchronized boolean rebuild() {
        return update(true);
    }

    private boolean update(boolean fromNothing) {
        long id = register();
        if (!fromNothing && pending(id, 1).isEmpty() && ours()) {
            return true;
        }
        boolean anew = fromNothing || !ours();
        var config = new IndexWriterConfig(analyzer).setRAMBufferSizeMB(WRITER_MEGABYTES).setCommitOnClose(false)
                .setOpenMode(anew ? OpenMode.CREATE : OpenMode.APPEND);
        try (IndexWriter writer = new IndexWriter(directory(), config)) {
            if (anew) {
                registry.write(c -> {
                    Sql.run(c, "DELETE FROM outbox WHERE index_id = ?", id);
                    return Sql.run(c, "INSERT INTO outbox (index_id, document_id) SELECT CAST(? AS BIGINT), id FROM documents", id);
                });
                commit(writer);
            }
            for (List<long[]> lines = pending(id, BATCH); !lines.isEmpty(); lines = pending(id, BATCH)) {
                Set<Long> documents = new LinkedHashSet<>();
                lines.forEach(line -> documents.add(line[1]));
                for (long document : documents) {
                    var term = new Term(DOCUMENT, Long.toString(document));
                    List<Document> passages = passages(document);
                    if (passages.isEmpty()) {
                        // Lucene keeps a buffer for a block of nothing, and misses it when it closes.
                        writer.deleteDocuments(term);
                    } else {
                        writer.updateDocuments(term, passages);
                    }
                }
                commit(writer);
                List<Object[]> done = new ArrayList<>();
                lines.forEach(line -> done.add(new Object[] {line[0]}));
                registry.write(c -> {
                    Sql.batch(c, "DELETE FROM outbox WHERE id = ?", done);
                    return null;
                });
            }
            return true;
        } catch (LockObtainFailedException e) {
            return false;
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private void commit(IndexWriter writer) throws IOException {
        writer.setLiveCommitData(Map.of("registry", registry.fact("id"), "format", FORMAT).entrySet());
        writer.commit();
    }

    /** True when what is in the folder was made from this registry, with these fields. */
    private boolean ours() {
        try (DirectoryReader reader = DirectoryReader.open(directory())) {
            Map<String, String> made = reader.getIndexCommit().getUserData();
            return registry.fact("id").equals(made.get("registry")) && FORMAT.equals(made.get("format"));
        } catch (IOException | IllegalArgumentException e) {
            // No index yet, or the remains of one: it is made again.
            return false;
        }
    }

    /** Number of this index in the registry; every document is to be read by a new one. */
    private long register() {
        String place = registry.local() ? "local" : host() + ":" + folder;
        Optional<Long> known = registry.read(c -> Sql.first(c, "SELECT id FROM indexes WHERE place = ?", r -> r.getLong(1), place));
        return known.orElseGet(() -> registry.write(c -> {
            if (Sql.run(c, "INSERT INTO indexes (place) VALUES (?) ON CONFLICT (place) DO NOTHING", place) > 0) {
                Sql.run(c, "INSERT INTO outbox (index_id, document_id) SELECT i.id, d.id FROM indexes i CROSS JOIN documents d WHERE i.place = ?", place);
            }
            return Sql.first(c, "SELECT id FROM indexes WHERE place = ?", r -> r.getLong(1), place).orElseThrow();
        }));
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (IOException e) {
            return "?";
        }
    }

    /** How many documents {@link #update()} would read; 0 when the index is up to date. */
    public synchronized long waiting() {
        long id = register();
        return ours() ? registry.read(c -> Sql.first(c, "SELECT count(*) FROM outbox WHERE index_id = ?", r -> r.getLong(1), id)).orElse(0L)
                : registry.read(c -> Sql.first(c, "SELECT count(*) FROM documents", r -> r.getLong(1))).orElse(0L);
    }

    private List<long[]> pending(long index, int limit) {
        return registry.read(c -> Sql.all(c, "SELECT id, document_id FROM outbox WHERE index_id = ? ORDER BY id LIMIT " + limit,
                r -> new long[] {r.getLong(1), r.getLong(2)}, index));
    }

    private List<Document> passages(long id) {
        StoredDocument document = registry.document(id).orElse(null);
        if (document == null || document.outcome() != Outcome.ANALYSED) {
            return List.of();
        }
        String json = registry.assessment(id).orElseThrow();
        JsonNode findings = JsonMapper.shared().readTree(json).path("indicateurs");
        Entry entry = Entry.of(json);
        List<Document> documents = new ArrayList<>();
        for (StoredPassage passage : registry.passages(id)) {
            documents.add(passage(document, entry, findings, passage));
        }
        return documents;
    }

    private static Document passage(StoredDocument document, Entry entry, JsonNode findings, StoredPassage passage) {
        var d = new Document();
        d.add(new StringField(DOCUMENT, Long.toString(document.id()), Field.Store.YES));
        d.add(new NumericDocValuesField(DOCUMENT, document.id()));
        d.add(new StringField(CONVENTION, Long.toString(document.convention()), Field.Store.YES));
        d.add(new StringField(SHA256, document.sha256(), Field.Store.YES));
        d.add(new StoredField(NAME, document.name()));
        d.add(new StoredField(RANK, passage.rank()));
        d.add(new StoredField(START, passage.start()));
        exact(d, DEPARTEMENT, entry.departement());
        exact(d, YEAR, entry.year() == null ? null : entry.year().toString());
        exact(d, EMPLOYER, entry.employerType());
        exact(d, EMPLOYER_NAME, entry.employer());
        exact(d, OPINION, entry.opinion());
        entry.values().forEach((number, value) -> exact(d, VALUE, number + "=" + value));
        for (JsonNode finding : findings) {
            for (JsonNode citation : finding.path("citations")) {
                if (citation.path("debut").asInt() < passage.end() && citation.path("fin").asInt() > passage.start()) {
                    int number = finding.path("numero").asInt();
                    d.add(new StringField(CITES, Integer.toString(number), Field.Store.YES));
                    d.add(new StringField(CITES, number + "=" + entry.value(number), Field.Store.YES));
                    break;
                }
            }
        }
        if (passage.article() != null) {
            d.add(new StoredField(ARTICLE, passage.article()));
        }
        if (passage.title() != null) {
            d.add(new Field(TITLE, passage.title(), WORDS));
        }
        if (passage.page() != null) {
            d.add(new StoredField(PAGE, passage.page()));
        }
        d.add(new Field(TEXT, passage.text(), WORDS));
        return d;
    }

    private static void exact(Document d, String field, String value) {
        if (value != null) {
            d.add(new StringField(field, value, Field.Store.YES));
        }
    }

    private synchronized Directory directory() throws IOException {
        if (directory == null) {
            Files.createDirectories(folder);
            directory = FSDirectory.open(folder);
        }
        return directory;
    }

    private RegistryException failure(IOException e) {
        return new RegistryException("L'index « " + folder + " » ne peut pas être lu ou écrit ; s'il est endommagé, supprimez ce dossier : il sera "
                + "reconstruit depuis le répertoire.", e);
    }

    @Override
    public synchronized void close() {
        analyzer.close();
        if (directory != null) {
            try {
                directory.close();
            } catch (IOException e) {
                throw failure(e);
            }
        }
    }
}
