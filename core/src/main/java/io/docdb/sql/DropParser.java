package io.docdb.sql;

import io.docdb.sql.ast.AlterAction;
import io.docdb.sql.ast.ObjectKind;
import io.docdb.sql.ast.ObjectName;
import io.docdb.sql.ast.Position;
import io.docdb.sql.ast.SchemaChange;
import java.util.List;

/** DROP of all kinds of objects. */
final class DropParser {
    private final Grammar grammar;
    private final TokenReader in;

    DropParser(Grammar grammar) {
        this.grammar = grammar;
        this.in = grammar.in;
    }

    SchemaChange drop() {
        Position at = in.here();
        in.expect(Keyword.DROP);
        if (in.is(Keyword.ALL) && in.wordAhead(1).equalsIgnoreCase("OBJECTS")) {
            return dropAll(at);
        }
        boolean temporary = in.is(Keyword.TEMPORARY) && in.keywordAhead(1) == Keyword.TABLE;
        if (temporary) {
            in.skip();
        }
        ObjectKind kind = grammar.creates().kind(false);
        kind = temporary ? ObjectKind.TEMPORARY_TABLE : kind;
        in.accept(Keyword.CONCURRENTLY);
        boolean ifExists = in.accept(Keyword.IF, Keyword.EXISTS);
        List<ObjectName> names = in.list(in::objectName);
        ifExists |= in.accept(Keyword.IF, Keyword.EXISTS);
        if (kind == ObjectKind.INDEX && in.accept(Keyword.ON)) {
            ObjectName table = in.objectName();
            StorageWords storage = new StorageWords(in);
            while (storage.online()) {
                // Each call reads one of them.
            }
            return dropOf(table, names, ifExists, at);
        }
        boolean cascade = in.accept(Keyword.CASCADE);
        if (cascade) {
            in.accept(Keyword.CONSTRAINTS);
        } else {
            in.accept(Keyword.RESTRICT);
        }
        return new SchemaChange.Drop(kind, names, ifExists, cascade, at);
    }

    /** H2's {@code DROP ALL OBJECTS [DELETE FILES]}; the files stay, empty. */
    private SchemaChange dropAll(Position at) {
        in.skip();
        in.skip();
        if (in.is(Keyword.DELETE) && in.wordAhead(1).equalsIgnoreCase("FILES")) {
            in.skip();
            in.skip();
        }
        return new SchemaChange.Drop(ObjectKind.ALL, List.of(), true, true, at);
    }

    /** MySQL's {@code DROP INDEX name ON table}: a key of the table, that of a constraint, too. */
    private static SchemaChange dropOf(ObjectName table, List<ObjectName> indexes, boolean ifExists, Position at) {
        List<AlterAction> actions = indexes.stream()
                .map(index -> (AlterAction) new AlterAction.DropIndex(index.last(), ifExists, index.at()))
                .toList();
        return new SchemaChange.AlterTable(table, ifExists, actions, at);
    }
}
