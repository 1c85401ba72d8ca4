package io.docdb.collection;

import io.docdb.codec.FieldNames;
import io.docdb.codec.JsonName;
import io.docdb.codec.MemoryFieldNames;
import io.docdb.codec.TextBytes;
import io.docdb.key.Keyspace;
import io.docdb.storage.ByteCursor;
import io.docdb.storage.StoreSnapshot;
import io.docdb.txn.Durability;
import io.docdb.txn.Transaction;
import io.docdb.txn.TransactionManager;
import io.docdb.txn.TransactionOptions;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The field-name dictionaries of all collections, kept in memory and in a map of their own.
 *
 * <p>A new name is written by a transaction of its own before any document uses its number. That record stands earlier in
 * the log than every document which needs it, so waiting for the disk is not necessary, and a rollback of the document
 * leaves a name too many, which harms nothing. Layout: key = collection id, number (four bytes each); value = stamp, then
 * the name as {@link TextBytes}. On disk, do not renumber. Thread-safe.
 */
public final class FieldDictionaries {
    private static final TransactionOptions AUTONOMOUS = TransactionOptions.DEFAULT.withDurability(Durability.ASYNC);
    private static final int KEY_BYTES = 2 * Integer.BYTES;

    private final Map<Integer, Dictionary> dictionaries = new ConcurrentHashMap<>();
    private volatile TransactionManager transactions; // set once, when recovery is over

    /** Reads what is stored. Called at open, before anything else, and again never. */
    public void load(StoreSnapshot snapshot) {
        try (ByteCursor cursor = snapshot.cursor(Keyspace.FIELD_NAMES, null, null, false)) {
            while (cursor.next()) {
                install(cursor.key(), cursor.value());
            }
        }
    }

    /** Takes over one stored name: at open, and for each one that the log brings at replay. */
    void install(byte[] key, byte[] value) {
        int collection = ByteBuffer.wrap(key).getInt();
        int number = ByteBuffer.wrap(key).getInt(Integer.BYTES);
        String name = TextBytes.read(value, Transaction.STAMP_BYTES, value.length - Transaction.STAMP_BYTES);
        of(collection).known.restore(number, name);
    }

    /** From now on new names are written by {@code manager}. */
    public void writeTo(TransactionManager manager) {
        this.transactions = manager;
    }

    /** The dictionary of a collection. */
    public FieldNames names(int collectionId) {
        return of(collectionId);
    }

    private Dictionary of(int collectionId) {
        return dictionaries.computeIfAbsent(collectionId, Dictionary::new);
    }

    private final class Dictionary implements FieldNames {
        private final int collectionId;
        private final MemoryFieldNames known = FieldNames.inMemory();

        Dictionary(int collectionId) {
            this.collectionId = collectionId;
        }

        @Override
        public int find(String name) {
            return known.find(name);
        }

        @Override
        public int add(String name) {
            int number = known.find(name);
            return number != NONE ? number : addNew(name);
        }

        /** Written first, then handed out: who sees the number finds it in the log. */
        private synchronized int addNew(String name) {
            int number = known.find(name);
            if (number != NONE || known.size() == MAX_NAMES || name.length() > MAX_NAME_LENGTH) {
                return number;
            }
            store(known.size(), name);
            return known.add(name);
        }

        private void store(int number, String name) {
            byte[] text = TextBytes.of(name);
            byte[] key = ByteBuffer.allocate(KEY_BYTES)
                    .putInt(collectionId)
                    .putInt(number)
                    .array();
            byte[] value = new byte[Transaction.STAMP_BYTES + text.length];
            System.arraycopy(text, 0, value, Transaction.STAMP_BYTES, text.length);
            try (Transaction transaction = transactions.begin(AUTONOMOUS)) {
                transaction.put(Keyspace.FIELD_NAMES, key, value);
                transaction.commit();
            }
        }

        @Override
        public String name(int number) {
            return known.name(number);
        }

        @Override
        public JsonName jsonName(int number) {
            return known.jsonName(number);
        }

        @Override
        public int size() {
            return known.size();
        }
    }
}
