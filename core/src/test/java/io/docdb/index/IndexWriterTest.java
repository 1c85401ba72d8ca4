package io.docdb.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.docdb.catalog.CollectionDefinition;
import io.docdb.catalog.IndexDefinition;
import io.docdb.codec.DocumentCodec;
import io.docdb.codec.FieldNames;
import io.docdb.codec.JsonReader;
import io.docdb.codec.SameForm;
import io.docdb.codec.Values;
import io.docdb.error.DatabaseException;
import io.docdb.error.ErrorCode;
import io.docdb.error.StatementException;
import io.docdb.key.KeyEncoder;
import io.docdb.storage.ByteCursor;
import io.docdb.storage.Entry;
import io.docdb.storage.Store;
import io.docdb.txn.CommitParticipant;
import io.docdb.txn.Transaction;
import io.docdb.txn.TransactionManager;
import io.docdb.txn.TransactionOptions;
import io.docdb.txn.TransactionSettings;
import io.docdb.value.BooleanValue;
import io.docdb.value.Document;
import io.docdb.value.FieldPath;
import io.docdb.value.LongValue;
import io.docdb.value.TextValue;
import io.docdb.value.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IndexWriterTest {
    private static final int COLLECTION = 16;
    private static final int INDEX = 17;
    private static final TransactionOptions IMPATIENT =
            TransactionOptions.DEFAULT.withLockTimeout(Duration.ofMillis(20));

    private Store store;
    private TransactionManager manager;

    @BeforeEach
    void open() {
        store = Store.inMemory();
        manager = TransactionManager.inMemory(store, CommitParticipant.NONE, TransactionSettings.defaults());
        try (Transaction transaction = manager.begin(TransactionOptions.DEFAULT)) {
            transaction.createMap(COLLECTION);
            transaction.createMap(-INDEX);
            transaction.commit();
        }
    }

    @AfterEach
    void close() {
        manager.close();
        store.close();
    }

    @Test
    void aDocumentHasOneEntryForEachDistinctElementOfAnArray() {
        IndexWriter tags = index(false, "tags[*]");

        assertThat(tags.entries(key(1), json("{'tags': ['a', 'b', 'a', null, 1, 1.0]}")))
                .hasSize(4);
        assertThat(tags.entries(key(1), json("{'tags': []}"))).isEmpty();
        assertThat(tags.entries(key(1), json("{'tags': 'a'}"))).hasSize(1); // as = ANY takes it
        assertThat(tags.entries(key(1), json("{}"))).isEmpty();
    }

    @Test
    void fieldsOfArrayElementsAreIndexedTogetherWithOtherFields() {
        IndexWriter index = index(false, "city", "items[*].sku");
        Document order = json("{'city': 'Oslo', 'items': [{'sku': 'x'}, {'sku': 'y'}, {'other': 1}]}");

        List<Entry> entries = index.entries(key(1), order);

        assertThat(entries).hasSize(2);
        assertThat(IndexEntries.parts(entries.get(1).key(), entries.get(1).value(), new boolean[2]))
                .containsExactly(new TextValue("Oslo"), new TextValue("y"));
    }

    @Test
    void twoArraysInOneIndexAreRefused() {
        assertThatThrownBy(() -> index(false, "tags[*]", "items[*].sku"))
                .isInstanceOf(StatementException.class)
                .hasMessageContaining("expected at most one path with [*]");
    }

    @Test
    void aPartialIndexHoldsOnlyDocumentsForWhichTheConditionIsTrue() {
        IndexDefinition definition = new IndexDefinition(
                INDEX, COLLECTION, "public", "open_orders", parts("a"), false, Optional.of("open"), false);
        IndexWriter index = IndexWriter.of(collection(), definition, sql -> document -> document.get(sql));

        assertThat(index.entries(key(1), json("{'a': 1, 'open': true}"))).hasSize(1);
        assertThat(index.entries(key(1), json("{'a': 1, 'open': false}"))).isEmpty();
        assertThat(index.entries(key(1), json("{'a': 1, 'open': null}"))).isEmpty();
    }

    @Test
    void anIndexOnAnExpressionHoldsItsValues() {
        IndexDefinition.Part lower = new IndexDefinition.Part(Optional.empty(), Optional.of("lower(name)"), true);
        IndexDefinition definition = new IndexDefinition(
                INDEX, COLLECTION, "public", "by_name", List.of(lower), false, Optional.empty(), false);
        IndexWriter index = IndexWriter.of(
                collection(),
                definition,
                sql -> document -> new TextValue(document.get("name").toString().toLowerCase()));

        Entry entry = index.entries(key(1), json("{'name': 'Ada'}")).get(0);

        assertThat(IndexEntries.parts(entry.key(), entry.value(), new boolean[] {true}))
                .containsExactly(new TextValue("\"ada\""));
    }

    @Property(tries = 300)
    void entriesFollowEveryChangeOfTheDocuments(@ForAll long seed) {
        open();
        try {
            Values values = new Values(seed, 8);
            IndexWriter index = index(false, "a", seed % 2 == 0 ? "b" : "tags[*]");
            TreeMap<byte[], Document> model = new TreeMap<>(Arrays::compareUnsigned);
            try (Transaction transaction = manager.begin(TransactionOptions.DEFAULT)) {
                for (int step = 0; step < 30; step++) {
                    byte[] key = key(Math.floorMod(seed + step * 7L, 5));
                    Document after = step % 6 == 5 ? null : next(model.get(key), values.document(1), step);
                    index.write(transaction, key, model.get(key), after);
                    if (after == null) {
                        model.remove(key);
                    } else {
                        model.put(key, after);
                    }
                }
                transaction.commit();
            }

            assertThat(stored()).containsExactlyElementsOf(expected(index, model));
        } finally {
            close();
        }
    }

    /** Another document, or the same one with one field of the other: the rest of it is shared. */
    private static Document next(Document before, Document other, int step) {
        if (before == null || other.size() == 0 || step % 3 == 0) {
            return other;
        }
        int field = step % other.size();
        return before.with(other.name(field), other.value(field));
    }

    @Property(tries = 2000)
    void anEntryTellsThePartsInTheirOwnForm(@ForAll long seed) {
        Values values = new Values(seed, 8);
        Document document = values.document(1);
        List<FieldPath> paths = List.of(FieldPath.parse("a"), FieldPath.parse("b.c"), FieldPath.parse("name"));
        boolean unique = seed % 3 == 0;
        IndexWriter index = index(unique, "a", "b.c desc", "name");
        byte[] row = key(seed);

        Entry entry = index.entries(row, document).get(0);

        Value[] parts = IndexEntries.parts(entry.key(), entry.value(), new boolean[] {false, true, false});
        for (int i = 0; i < parts.length; i++) {
            Value expected = paths.get(i).get(document);
            assertThat(SameForm.of(parts[i], expected))
                    .as("%s of %s, which came back as %s", paths.get(i), document, parts[i])
                    .isTrue();
        }
        assertThat(IndexEntries.primaryKey(entry.key(), entry.value())).isEqualTo(row);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anEntrySaysWhetherTheKeyTellsTheFormItsDocumentHolds(boolean unique) {
        IndexWriter index = index(unique, "mail");
        Entry whole = index.entries(key(7), json("{'_id': 7, 'mail': 'a@x'}")).get(0);
        Entry decimal =
                index.entries(key(7), json("{'_id': 7.0, 'mail': 'a@x'}")).get(0);

        assertThat(IndexEntries.isKeyExact(whole.value())).isTrue();
        assertThat(IndexEntries.isKeyExact(decimal.value())).isFalse();
        assertThat(IndexEntries.isUnique(whole.value())).isEqualTo(unique);
        assertThat(IndexEntries.partsLength(whole.value())).isEqualTo(IndexEntries.partsLength(decimal.value()));
        assertThat(IndexEntries.agrees(decimal.value(), whole.value()))
                .as("an entry of an older file leaves it open")
                .isTrue();
        assertThat(IndexEntries.agrees(whole.value(), decimal.value())).isFalse();
    }

    @Test
    void aSecondDocumentWithTheSameUniqueValuesIsRefused() {
        IndexWriter index = index(true, "mail");
        write(index, 1, null, "{'mail': 'a@x'}");

        assertRefused(() -> write(index, 2, null, "{'mail': 'a@x'}"), ErrorCode.UNIQUE_VIOLATED);
        write(index, 2, null, "{'mail': 'b@x'}");
        write(index, 1, "{'mail': 'a@x'}", "{'mail': 'a@x', 'n': 1}");
        write(index, 1, "{'mail': 'a@x'}", "{'mail': 'c@x'}");
        write(index, 3, null, "{'mail': 'a@x'}");

        assertThat(stored()).hasSize(3);
    }

    @Test
    void equalNumbersOfDifferentFormsCollide() {
        IndexWriter index = index(true, "n");
        write(index, 1, null, "{'n': 1}");

        assertRefused(() -> write(index, 2, null, "{'n': 1.0}"), ErrorCode.UNIQUE_VIOLATED);
        assertRefused(() -> write(index, 2, null, "{'n': 1e0}"), ErrorCode.UNIQUE_VIOLATED);
    }

    @Test
    void nullAndMissingPartsAreExemptFromUniqueness() {
        IndexWriter index = index(true, "a", "b");
        write(index, 1, null, "{'a': 1}");
        write(index, 2, null, "{'a': 1}");
        write(index, 3, null, "{'a': 1, 'b': null}");

        assertThat(stored()).hasSize(3);
    }

    @Test
    void aUniqueValueThatIsBeingGivenUpIsWaitedFor() {
        IndexWriter index = index(true, "mail");
        write(index, 1, null, "{'mail': 'a@x'}");
        try (Transaction leaving = manager.begin(TransactionOptions.DEFAULT)) {
            index.write(leaving, key(1), json("{'mail': 'a@x'}"), null);

            assertRefused(() -> write(index, 2, null, "{'mail': 'a@x'}"), ErrorCode.LOCK_TIMEOUT);
            leaving.commit();
        }
        write(index, 2, null, "{'mail': 'a@x'}");
    }

    @Test
    void theDocumentsBehindLeadingPartsAreFound() {
        IndexWriter index = index(false, "city", "n desc");
        write(index, 1, null, "{'city': 'Oslo', 'n': 1}");
        write(index, 2, null, "{'city': 'Oslo', 'n': 2}");
        write(index, 3, null, "{'city': 'Oslo2', 'n': 3}");
        try (Transaction transaction = manager.begin(TransactionOptions.DEFAULT)) {
            List<byte[]> rows = index.rowsStartingWith(transaction, List.of(new TextValue("Oslo")));

            assertThat(rows).containsExactly(key(2), key(1));
        }
    }

    @Test
    void aValueThatIsTooLongNamesTheIndex() {
        IndexWriter index = index(false, "text");

        assertThatThrownBy(() -> index.entries(key(1), Document.of("text", new TextValue("x".repeat(5000)))))
                .isInstanceOf(StatementException.class)
                .hasMessageContaining("by index \"people_index\" of people")
                .extracting(e -> ((DatabaseException) e).code())
                .isEqualTo(ErrorCode.KEY_TOO_LONG);
    }

    @Property(tries = 100)
    void aBuildGivesTheEntriesOfAllDocumentsInOrderWhateverItsMemory(@ForAll long seed) {
        open();
        try {
            Values values = new Values(seed, 8);
            FieldNames names = FieldNames.inMemory();
            IndexWriter index = index(false, "a", seed % 2 == 0 ? "b desc" : "tags[*]");
            TreeMap<byte[], Document> model = new TreeMap<>(Arrays::compareUnsigned);
            try (Transaction transaction = manager.begin(TransactionOptions.DEFAULT)) {
                for (long id = 0; id < 40; id++) {
                    Document document = values.document(1);
                    model.put(key(id), document);
                    transaction.put(COLLECTION, key(id), DocumentCodec.encode(document, names, 8));
                }
                List<String> built = new ArrayList<>();
                long budget = Math.floorMod(seed, 5) * 500L;
                new IndexBuild(index, names, () -> transaction.scan(COLLECTION, null, null, false), budget)
                        .forEachRemaining(entry -> built.add(text(entry.key(), entry.value())));

                assertThat(built).containsExactlyElementsOf(expected(index, model));
            }
        } finally {
            close();
        }
    }

    @Test
    void aBuildFindsDuplicatesOfAUniqueIndexWhateverItsMemory() {
        IndexWriter index = index(true, "n");
        FieldNames names = FieldNames.inMemory();
        try (Transaction transaction = manager.begin(TransactionOptions.DEFAULT)) {
            for (long id = 0; id < 50; id++) {
                Document document = Document.of("n", LongValue.of(id == 49 ? 7 : id));
                transaction.put(COLLECTION, key(id), DocumentCodec.encode(document, names, 8));
            }
            for (long budget : new long[] {0, 300, 1000, 1_000_000}) {
                IndexBuild build =
                        new IndexBuild(index, names, () -> transaction.scan(COLLECTION, null, null, false), budget);

                assertRefused(() -> build.forEachRemaining(entry -> {}), ErrorCode.UNIQUE_VIOLATED);
            }
        }
    }

    private static void assertRefused(ThrowingCallable action, ErrorCode code) {
        assertThatThrownBy(action)
                .isInstanceOf(DatabaseException.class)
                .extracting(e -> ((DatabaseException) e).code())
                .isEqualTo(code);
    }

    private void write(IndexWriter index, long key, String before, String after) {
        try (Transaction transaction = manager.begin(IMPATIENT)) {
            index.write(transaction, key(key), before == null ? null : json(before), json(after));
            transaction.commit();
        }
    }

    private List<String> stored() {
        List<String> entries = new ArrayList<>();
        try (Transaction transaction = manager.begin(TransactionOptions.DEFAULT);
                ByteCursor cursor = transaction.scan(-INDEX, null, null, false)) {
            while (cursor.next()) {
                entries.add(text(cursor.key(), cursor.value()));
            }
        }
        return entries;
    }

    private static List<String> expected(IndexWriter index, TreeMap<byte[], Document> model) {
        TreeMap<byte[], byte[]> entries = new TreeMap<>(Arrays::compareUnsigned);
        model.forEach((key, document) ->
                index.entries(key, document).forEach(entry -> entries.put(entry.key(), entry.value())));
        List<String> texts = new ArrayList<>();
        entries.forEach((key, value) -> texts.add(text(key, value)));
        return texts;
    }

    private static String text(byte[] key, byte[] value) {
        return Arrays.toString(key) + Arrays.toString(value);
    }

    private static byte[] key(long id) {
        return KeyEncoder.encode(LongValue.of(id));
    }

    private static Document json(String text) {
        return JsonReader.parseDocument(text.replace('\'', '"'));
    }

    private static IndexWriter index(boolean unique, String... paths) {
        IndexDefinition definition = new IndexDefinition(
                INDEX, COLLECTION, "public", "people_index", parts(paths), unique, Optional.empty(), false);
        return IndexWriter.of(collection(), definition, sql -> document -> BooleanValue.TRUE);
    }

    private static List<IndexDefinition.Part> parts(String... paths) {
        List<IndexDefinition.Part> parts = new ArrayList<>();
        for (String path : paths) {
            boolean descending = path.endsWith(" desc");
            parts.add(IndexDefinition.Part.of(FieldPath.parse(path.replace(" desc", "")), descending));
        }
        return parts;
    }

    private static CollectionDefinition collection() {
        return new CollectionDefinition(
                COLLECTION,
                "public",
                "people",
                CollectionDefinition.Origin.COLLECTION,
                List.of(),
                Optional.empty(),
                CollectionDefinition.GENERATED_KEY,
                "people_pkey",
                List.of(),
                List.of(),
                false,
                "");
    }
}
