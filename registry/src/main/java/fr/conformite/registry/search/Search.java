package fr.conformite.registry.search;

import fr.conformite.engine.language.Fold;
import fr.conformite.engine.rulebase.Grid.Indicator;
import fr.conformite.engine.rulebase.RuleBase;
import fr.conformite.registry.EmployerFilter;
import fr.conformite.registry.index.PassageIndex;
import fr.conformite.registry.search.Hit.Mark;
import fr.conformite.registry.store.Registry;
import fr.conformite.registry.store.RegistryException;
import fr.conformite.registry.store.StoredDocument;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Matches;
import org.apache.lucene.search.MatchesIterator;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TermRangeQuery;
import org.apache.lucene.search.Weight;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.util.BytesRef;

/** Searches the passages of a registry through its index, which {@link PassageIndex#update()} has brought up to date. */
public final class Search {

    private static final Pattern YEARS = Pattern.compile("(\\d{4})?\\s*(\\.\\.|-)?\\s*(\\d{4})?");
    private static final int MOST_NAMED = 20;

    /** Usual weights, but for the length: a clause must not come after every heading that has its words. */
    private static final float SATURATION = 1.2f;
    private static final float LENGTH = 0.2f;

    private final Registry registry;

    public Search(Registry registry) {
        this.registry = registry;
    }

    /**
     * @param limit how many passages to show at most
     * @throws QueryException when the words are no query, or when a filter names nothing that exists
     */
    public Hits find(Criteria criteria, int limit) {
        if (criteria.words().isEmpty() && !criteria.filters()) {
            throw new QueryException("Indiquez ce qu'il faut chercher : des mots, ou au moins un filtre.");
        }
        PassageIndex index = registry.index();
        WordQuery.Parsed words = criteria.words().isEmpty() ? new WordQuery.Parsed(MatchAllDocsQuery.INSTANCE, Map.of())
                : WordQuery.parse(criteria.words(), index.analyzer());
        Optional<DirectoryReader> opened = index.reader();
        if (opened.isEmpty()) {
            return new Hits(criteria.words(), 0, 0, List.of(), List.of());
        }
        try (DirectoryReader reader = opened.get()) {
            return find(criteria, words, reader, limit);
        } catch (IOException e) {
            throw new RegistryException("L'index « " + index.folder() + " » ne peut pas être lu ; supprimez ce dossier : il sera reconstruit.", e);
        }
    }

    private Hits find(Criteria criteria, WordQuery.Parsed words, IndexReader reader, int limit) throws IOException {
        var searcher = new IndexSearcher(reader);
        searcher.setSimilarity(new BM25Similarity(SATURATION, LENGTH));
        var all = new BooleanQuery.Builder().add(words.query(), Occur.MUST);
        filters(criteria, reader).forEach(f -> all.add(f, Occur.FILTER));
        Query query = searcher.rewrite(all.build());
        Counter counter = searcher.search(query, new Counters());
        List<String> unknown = new ArrayList<>();
        for (var word : words.words().entrySet()) {
            int documents = 0;
            for (Term term : word.getValue()) {
                documents += reader.docFreq(term);
            }
            if (documents == 0) {
                unknown.add(word.getKey());
            }
        }
        List<Hit> shown = new ArrayList<>();
        if (counter.passages > 0 && limit > 0) {
            Weight weight = searcher.createWeight(query, ScoreMode.COMPLETE_NO_SCORES, 1);
            for (ScoreDoc found : searcher.search(query, Math.min(limit, counter.passages)).scoreDocs) {
                shown.add(hit(searcher, weight, found.doc));
            }
        }
        return new Hits(criteria.words(), counter.passages, counter.documents.size(), shown, unknown);
    }

    private List<Query> filters(Criteria criteria, IndexReader reader) throws IOException {
        List<Query> filters = new ArrayList<>();
        if (criteria.value() != null && criteria.indicator() == null) {
            throw new QueryException("Une valeur se cherche pour un indicateur : précisez lequel.");
        }
        if (criteria.indicator() != null) {
            String value = criteria.value() == null ? null : value(criteria.indicator(), criteria.value());
            if (value != null) {
                filters.add(term(PassageIndex.VALUE, criteria.indicator() + "=" + value));
            }
            if (value == null || criteria.cited()) {
                filters.add(term(PassageIndex.CITES, criteria.indicator().toString()));
            }
        }
        if (!criteria.departements().isEmpty()) {
            List<BytesRef> names = new ArrayList<>();
            for (String name : criteria.departements()) {
                names.add(new BytesRef(known(reader, PassageIndex.DEPARTEMENT, name, "département")));
            }
            filters.add(new TermInSetQuery(PassageIndex.DEPARTEMENT, names));
        }
        if (criteria.years() != null) {
            filters.add(years(criteria.years()));
        }
        if (criteria.employer() != null) {
            filters.add(employers(criteria.employer(), reader));
        }
        if (criteria.opinion() != null) {
            List<String> opinions = RuleBase.grid().avis().stream().map(v -> v.libelle()).toList();
            filters.add(term(PassageIndex.OPINION, same(opinions, criteria.opinion()).orElseThrow(() -> new QueryException(
                    "« " + criteria.opinion() + " » n'est pas un avis ; choisissez parmi : " + String.join(", ", opinions) + "."))));
        }
        if (!criteria.everyVersion()) {
            filters.add(new TermInSetQuery(PassageIndex.DOCUMENT,
                    registry.conventions().stream().map(StoredDocument::id).map(id -> new BytesRef(Long.toString(id))).toList()));
        }
        return filters;
    }

    private static Query employers(String written, IndexReader reader) throws IOException {
        EmployerFilter wanted;
        try {
            wanted = EmployerFilter.of(written);
        } catch (IllegalArgumentException e) {
            throw new QueryException(e.getMessage());
        }
        List<String> known = values(reader, PassageIndex.EMPLOYER_NAME);
        for (String part : wanted.names()) {
            if (known.stream().noneMatch(n -> EmployerFilter.has(n, part))) {
                throw new QueryException("Aucune convention du répertoire n'a d'employeur « " + part + " » ; donnez une partie de son nom, ou un type : "
                        + String.join(", ", EmployerFilter.TYPES) + ".");
            }
        }
        return new BooleanQuery.Builder()
                .add(new TermInSetQuery(PassageIndex.EMPLOYER, wanted.types().stream().map(BytesRef::new).toList()), Occur.SHOULD)
                .add(new TermInSetQuery(PassageIndex.EMPLOYER_NAME, known.stream().filter(n -> wanted.test(null, n)).map(BytesRef::new).toList()), Occur.SHOULD)
                .build();
    }

    private static Query term(String field, String value) {
        return new TermQuery(new Term(field, value));
    }

    /** The value of the grid someone means; years and amounts are free. */
    private static String value(int number, String wanted) {
        if (number < 1 || number > RuleBase.grid().indicateurs().size()) {
            throw new QueryException("L'indicateur " + number + " n'existe pas.");
        }
        Indicator indicator = RuleBase.grid().indicator(number);
        Optional<String> value = same(indicator.valeurs(), wanted);
        if (value.isPresent() || indicator.libre() != null) {
            return value.orElse(wanted.strip());
        }
        throw new QueryException("L'indicateur " + number + " (« " + indicator.libelle() + " ») n'a pas de valeur « " + wanted + " » ; choisissez parmi : "
                + String.join(", ", indicator.valeurs()) + ".");
    }

    /** The name written so but for case, accents and the end of it. */
    private static Optional<String> same(List<String> names, String wanted) {
        String folded = Fold.fold(wanted.strip());
        return names.stream().filter(n -> Fold.fold(n).equals(folded)).findFirst().or(() -> {
            List<String> begun = names.stream().filter(n -> !folded.isEmpty() && Fold.fold(n).startsWith(folded)).toList();
            return begun.size() == 1 ? Optional.of(begun.getFirst()) : Optional.empty();
        });
    }

    private static String known(IndexReader reader, String field, String wanted, String what) throws IOException {
        List<String> names = values(reader, field);
        return same(names, wanted).orElseThrow(() -> new QueryException("Aucune convention du répertoire n'a pour " + what + " « " + wanted + " »"
                + (names.isEmpty() ? "." : " ; il y a : " + String.join(", ", names.subList(0, Math.min(MOST_NAMED, names.size())))
                        + (names.size() > MOST_NAMED ? "…" : "."))));
    }

    private static Query years(String written) {
        Matcher m = YEARS.matcher(written.strip());
        if (!m.matches() || m.group(1) == null && m.group(3) == null || m.group(2) == null && m.group(3) != null) {
            throw new QueryException("« " + written + " » n'est pas une année ; écrivez 2021, 2019..2021, 2019.. ou ..2018.");
        }
        String from = m.group(1);
        String to = m.group(2) == null ? from : m.group(3);
        if (from != null && to != null && from.compareTo(to) > 0) {
            throw new QueryException("« " + written + " » : la première année doit venir avant la seconde.");
        }
        return TermRangeQuery.newStringRange(PassageIndex.YEAR, from, to, true, true);
    }

    /** Values that the conventions of the index have in a field of exact terms, in order; nothing when there is no index yet. */
    public List<String> values(String field) {
        try (DirectoryReader reader = registry.index().reader().orElse(null)) {
            return reader == null ? List.of() : values(reader, field);
        } catch (IOException e) {
            return List.of();
        }
    }

    private static List<String> values(IndexReader reader, String field) throws IOException {
        Set<String> values = new TreeSet<>();
        Terms terms = MultiTerms.getTerms(reader, field);
        if (terms != null) {
            TermsEnum each = terms.iterator();
            for (BytesRef term = each.next(); term != null; term = each.next()) {
                values.add(term.utf8ToString());
            }
        }
        return List.copyOf(values);
    }

    private static Hit hit(IndexSearcher searcher, Weight weight, int doc) throws IOException {
        Document d = searcher.storedFields().document(doc);
        List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
        LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(doc, leaves));
        String page = d.get(PassageIndex.PAGE);
        return new Hit(Long.parseLong(d.get(PassageIndex.DOCUMENT)), d.get(PassageIndex.NAME), d.get(PassageIndex.SHA256),
                d.get(PassageIndex.DEPARTEMENT), d.get(PassageIndex.YEAR), d.get(PassageIndex.EMPLOYER), d.get(PassageIndex.OPINION),
                d.get(PassageIndex.ARTICLE), d.get(PassageIndex.TITLE), page == null ? null : Integer.valueOf(page),
                d.getField(PassageIndex.START).numericValue().intValue(), d.get(PassageIndex.TEXT), marks(weight.matches(leaf, doc - leaf.docBase)),
                Stream.of(d.getValues(PassageIndex.CITES)).filter(c -> c.indexOf('=') < 0).map(Integer::valueOf).sorted().toList());
    }

    /** Where the words stand; the index keeps their offsets, so that nothing is read again. */
    private static List<Mark> marks(Matches matches) throws IOException {
        List<Mark> found = new ArrayList<>();
        MatchesIterator each = matches == null ? null : matches.getMatches(PassageIndex.TEXT);
        while (each != null && each.next()) {
            if (each.startOffset() >= 0) {
                found.add(new Mark(each.startOffset(), each.endOffset()));
            }
        }
        found.sort(Comparator.comparingInt(Mark::start).thenComparing(Mark::end));
        List<Mark> marks = new ArrayList<>();
        for (Mark mark : found) {
            Mark last = marks.isEmpty() ? null : marks.getLast();
            if (last != null && mark.start() < last.end()) {
                marks.set(marks.size() - 1, new Mark(last.start(), Math.max(last.end(), mark.end())));
            } else {
                marks.add(mark);
            }
        }
        return marks;
    }

    private static final class Counters implements CollectorManager<Counter, Counter> {

        @Override
        public Counter newCollector() {
            return new Counter();
        }

        @Override
        public Counter reduce(Collection<Counter> parts) {
            var all = new Counter();
            for (Counter part : parts) {
                all.passages += part.passages;
                all.documents.addAll(part.documents);
            }
            return all;
        }
    }

    /** Counts passages and the documents they belong to. */
    private static final class Counter extends SimpleCollector {

        private final Set<Long> documents = new HashSet<>();
        private NumericDocValues numbers;
        private int passages;

        @Override
        protected void doSetNextReader(LeafReaderContext context) throws IOException {
            numbers = DocValues.getNumeric(context.reader(), PassageIndex.DOCUMENT);
        }

        @Override
        public void collect(int doc) throws IOException {
            passages++;
            if (numbers.advanceExact(doc)) {
                documents.add(numbers.longValue());
            }
        }

        @Override
        public ScoreMode scoreMode() {
            return ScoreMode.COMPLETE_NO_SCORES;
        }
    }
}
