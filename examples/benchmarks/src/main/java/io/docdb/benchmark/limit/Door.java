package io.docdb.benchmark.limit;

import io.docdb.Database;
import io.docdb.dsl.Docdb;
import io.docdb.dsl.DocumentCollection;
import io.docdb.session.PreparedStatement;
import io.docdb.session.Session;
import io.docdb.session.SessionOptions;
import io.docdb.txn.Durability;
import io.docdb.value.Document;
import io.docdb.value.TextValue;
import java.sql.Connection;
import java.sql.DriverManager;

/** A level at which documents are inserted, one in a transaction. */
interface Door {
    /** One client at that level. */
    interface Writer extends AutoCloseable {
        void insert(long id) throws Exception;

        @Override
        default void close() throws Exception {}
    }

    Writer writer() throws Exception;

    static Door bare(BareTransactions transactions) {
        return () -> id -> transactions.insert(id, Durability.SYNC);
    }

    /** A statement of the session, prepared once: {@code INSERT INTO … DOCUMENT ?}. */
    static Door session(Database database, String collection, Durability durability) {
        return () -> {
            Session session = database.session(SessionOptions.DEFAULT.withDurability(durability));
            PreparedStatement insert = session.prepare("INSERT INTO " + collection + " DOCUMENT ?");
            return new Writer() {
                @Override
                public void insert(long id) {
                    insert.execute(new TextValue(Documents.json(id)));
                }

                @Override
                public void close() {
                    session.close();
                }
            };
        };
    }

    static Door dsl(Database database, String collection) {
        DocumentCollection<Document> documents = Docdb.of(database).collection(collection);
        return () -> id -> documents.insertJson(Documents.json(id));
    }

    /** A prepared statement in auto-commit. */
    static Door jdbc(Database database, String collection) {
        return () -> {
            Connection connection = DriverManager.getConnection(
                    "jdbc:docdb:" + database.folder().orElseThrow());
            java.sql.PreparedStatement insert =
                    connection.prepareStatement("INSERT INTO " + collection + " DOCUMENT ?");
            return new Writer() {
                @Override
                public void insert(long id) throws Exception {
                    insert.setString(1, Documents.json(id));
                    insert.executeUpdate();
                }

                @Override
                public void close() throws Exception {
                    connection.close();
                }
            };
        };
    }
}
