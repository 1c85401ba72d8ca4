package io.docdb.sql;

import io.docdb.error.ErrorCode;
import io.docdb.error.NearNames;
import io.docdb.sql.ast.AlterAction;
import io.docdb.sql.ast.ColumnDefinition;
import io.docdb.sql.ast.Constraint;
import io.docdb.sql.ast.DataChange;
import io.docdb.sql.ast.Expression;
import io.docdb.sql.ast.Name;
import io.docdb.sql.ast.ObjectKind;
import io.docdb.sql.ast.ObjectName;
import io.docdb.sql.ast.Position;
import io.docdb.sql.ast.SchemaChange;
import io.docdb.sql.ast.SequenceOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** ALTER of tables, collections, sequences, and the renaming of everything. */
final class AlterParser {
    private final Grammar grammar;
    private final TokenReader in;
    private final TableDefinitionParser definitions;
    private final IndexParser indexes;
    private final AlterColumnParser columns;

    AlterParser(Grammar grammar) {
        this.grammar = grammar;
        this.in = grammar.in;
        this.definitions = grammar.definitions();
        this.indexes = new IndexParser(grammar, definitions);
        this.columns = new AlterColumnParser(grammar, definitions);
    }

    SchemaChange alter() {
        Position at = in.here();
        in.expect(Keyword.ALTER);
        ObjectKind kind = grammar.creates().kind(false);
        boolean ifExists = in.accept(Keyword.IF, Keyword.EXISTS);
        if (in.is(Keyword.ONLY) && in.isNameAhead(1)) {
            in.skip();
        }
        ObjectName name = in.objectName();
        ForeignWords.refuseOwner(in);
        if (in.accept(Keyword.RENAME, Keyword.TO)) {
            return new SchemaChange.Rename(kind, name, ifExists, newName(name), at);
        }
        if (kind == ObjectKind.SEQUENCE) {
            return new SchemaChange.AlterSequence(name, ifExists, sequenceChanges(), at);
        }
        if (kind == ObjectKind.DOMAIN) {
            return new SchemaChange.AlterDomain(name, ifExists, new DomainParser(grammar, definitions).action(), at);
        }
        if (kind == ObjectKind.VIEW && (in.is(Keyword.RENAME) || in.is(Keyword.SET))) {
            return new SchemaChange.AlterTable(name, ifExists, List.of(ofView()), at);
        }
        if (kind != ObjectKind.TABLE && kind != ObjectKind.COLLECTION) {
            throw in.failure();
        }
        List<AlterAction> actions = new ArrayList<>();
        do {
            action(name, actions);
        } while (in.accept(TokenKind.COMMA));
        return new SchemaChange.AlterTable(name, ifExists, actions, at);
    }

    private AlterAction ofView() {
        Position at = in.here();
        if (in.accept(Keyword.SET)) {
            in.expect(Keyword.SCHEMA);
            return new AlterAction.MoveToSchema(in.name(), at);
        }
        in.expect(Keyword.RENAME);
        in.accept(Keyword.COLUMN);
        Name column = in.name();
        in.expect(Keyword.TO);
        return new AlterAction.RenameColumn(column, in.name(), at);
    }

    /** {@code RENAME [TABLE] a TO b}: as MySQL, Oracle, and Liquibase for databases it does not know, say it. */
    SchemaChange rename() {
        Position at = in.here();
        in.expect(Keyword.RENAME);
        if (in.is(Keyword.COLUMN) && in.isNameAhead(1)) {
            return renameColumn(at);
        }
        boolean saysKind = (in.is(Keyword.TABLE) || in.is(Keyword.VIEW) || in.is(Keyword.SEQUENCE))
                && in.keywordAhead(1) != Keyword.TO;
        ObjectKind kind = saysKind ? grammar.creates().kind(false) : ObjectKind.TABLE;
        ObjectName name = in.objectName();
        in.expect(Keyword.TO);
        return new SchemaChange.Rename(kind, name, false, newName(name), at);
    }

    /** DB2's and Derby's {@code RENAME COLUMN t.a TO b}. */
    private SchemaChange renameColumn(Position at) {
        in.skip();
        List<Name> names = new ArrayList<>(in.objectName().parts());
        Name column = names.remove(names.size() - 1);
        if (names.isEmpty()) {
            throw in.failure("\".\"");
        }
        in.expect(Keyword.TO);
        return new SchemaChange.AlterTable(
                new ObjectName(names), false, List.of(new AlterAction.RenameColumn(column, in.name(), at)), at);
    }

    /** May name the schema once more; another one is refused, for nothing moves there. */
    private Name newName(ObjectName old) {
        int offset = in.offset();
        ObjectName name = in.objectName();
        if (!name.qualifier().isEmpty() && !name.qualifier().equals(old.qualifier())) {
            throw in.error(
                    ErrorCode.NOT_SUPPORTED,
                    "RENAME expected a name in the same schema, found " + name + ": nothing moves to another one",
                    offset);
        }
        return name.last();
    }

    private SequenceOptions sequenceChanges() {
        int before = in.offset();
        SequenceOptions options = definitions.generations().sequenceOptions();
        if (in.offset() == before) {
            throw in.failure();
        }
        return options;
    }

    private void action(ObjectName table, List<AlterAction> actions) {
        Position at = in.here();
        Optional<AlterAction.WithoutEffect> storage = new StorageWords(in).ofTable(at);
        if (storage.isPresent()) {
            actions.add(storage.get());
        } else if (in.accept(Keyword.AUTO_INCREMENT)) {
            in.accept(TokenKind.EQUAL);
            actions.add(new AlterAction.RestartIdentity(new SequenceOptionsReader(in).restartingWith(), at));
        } else if (in.accept(Keyword.COMMENT)) { // MySQL's
            in.accept(TokenKind.EQUAL);
            actions.add(new AlterAction.SetComment(Optional.empty(), in.text(), at));
        } else if (in.accept(Keyword.ADD)) {
            add(table, actions, at);
        } else if (in.accept(Keyword.DROP)) {
            drop(actions, at);
        } else if (in.accept(Keyword.ALTER, Keyword.CONSTRAINT)) {
            Name constraint = in.name();
            actions.add(new AlterAction.AlterConstraint(constraint, Optional.of(definitions.timing()), at));
        } else if (in.wordAhead(0).equalsIgnoreCase("VALIDATE") && in.keywordAhead(1) == Keyword.CONSTRAINT) {
            in.skip();
            in.skip();
            actions.add(new AlterAction.AlterConstraint(in.name(), Optional.empty(), at));
        } else if (in.is(Keyword.ALTER) || in.is(Keyword.MODIFY)) {
            boolean modify = in.is(Keyword.MODIFY);
            in.skip();
            in.accept(Keyword.COLUMN);
            columns.alter(actions, modify, at);
        } else if (in.accept(Keyword.CHANGE)) {
            columns.change(actions, at);
        } else if (in.accept(Keyword.RENAME)) {
            actions.add(rename(at));
        } else if (in.accept(Keyword.SCHEMA)) {
            actions.add(documentSchema(at));
        } else {
            in.expect(Keyword.SET);
            actions.add(set(at));
        }
    }

    private void add(ObjectName table, List<AlterAction> actions, Position at) {
        if (indexes.startsItem()) {
            actions.add(new AlterAction.AddIndex(indexes.item(table)));
            return;
        }
        boolean column = in.accept(Keyword.COLUMN);
        boolean ifNotExists = in.accept(Keyword.IF, Keyword.NOT, Keyword.EXISTS);
        if (!column && definitions.startsConstraint()) {
            actions.add(new AlterAction.AddConstraint(definitions.constraint(), ifNotExists));
            if (in.is(Keyword.NOT)
                    && in.wordAhead(1).equalsIgnoreCase("VALID")) { // what is there is looked at all the same
                in.skip();
                in.skip();
            }
            return;
        }
        if (!column && isMisspeltColumn()) {
            in.expect(Keyword.COLUMN);
        }
        if (in.kind() == TokenKind.LEFT_PAREN) {
            in.listInParens(() -> addColumn(actions, ifNotExists, at));
        } else {
            addColumn(actions, ifNotExists, at);
        }
    }

    /** {@code ADD COLUM g INT}: what is nearly COLUMN, a name behind it that is no type, and a type behind that. */
    private boolean isMisspeltColumn() {
        return !NearNames.didYouMean(in.wordAhead(0), List.of("COLUMN")).isEmpty()
                && in.isNameAhead(1)
                && !TypeParser.isBuiltIn(in.wordAhead(1))
                && TypeParser.isBuiltIn(in.wordAhead(2));
    }

    private Boolean addColumn(List<AlterAction> actions, boolean ifNotExists, Position at) {
        List<Constraint> constraints = new ArrayList<>();
        ColumnDefinition column = definitions.column(constraints::add);
        actions.add(new AlterAction.AddColumn(column, ifNotExists, columns.place(), at));
        constraints.forEach(constraint -> actions.add(new AlterAction.AddConstraint(constraint, ifNotExists)));
        return true;
    }

    /** True at INDEX or KEY with the name of one behind it; both are names of columns, too. */
    private boolean isIndex() {
        boolean guarded = in.keywordAhead(1) == Keyword.IF && in.keywordAhead(2) == Keyword.EXISTS;
        boolean ends = in.keywordAhead(1) == Keyword.CASCADE || in.keywordAhead(1) == Keyword.RESTRICT;
        return (in.is(Keyword.INDEX) || in.is(Keyword.KEY)) && (guarded || in.isNameAhead(1) && !ends);
    }

    private void drop(List<AlterAction> actions, Position at) {
        if (isIndex()) {
            in.skip();
            boolean ifExists = in.accept(Keyword.IF, Keyword.EXISTS);
            actions.add(new AlterAction.DropIndex(in.name(), ifExists, at));
        } else if (in.keyword() == Keyword.SCHEMA && !in.isNameAhead(1)) {
            in.skip();
            actions.add(new AlterAction.SetDocumentSchema(Optional.empty(), false, List.of(), at));
        } else if (in.is(Keyword.CONSTRAINT)
                || in.is(Keyword.FOREIGN, Keyword.KEY)
                || in.is(Keyword.PRIMARY, Keyword.KEY)
                || isNamedKind()) {
            actions.add(dropConstraint(at));
        } else {
            dropColumns(actions, at);
        }
    }

    /** MySQL's and Derby's {@code DROP CHECK name}, {@code DROP UNIQUE name}. */
    private boolean isNamedKind() {
        return (in.is(Keyword.CHECK) || in.is(Keyword.UNIQUE))
                && in.isNameAhead(1)
                && in.keywordAhead(1) != Keyword.CASCADE
                && in.keywordAhead(1) != Keyword.RESTRICT;
    }

    private AlterAction dropConstraint(Position at) {
        if (in.accept(Keyword.CONSTRAINT)
                || in.accept(Keyword.FOREIGN, Keyword.KEY)
                || in.accept(Keyword.CHECK)
                || in.accept(Keyword.UNIQUE)) {
            boolean ifExists = in.accept(Keyword.IF, Keyword.EXISTS);
            Name constraint = in.objectName().last(); // H2 names its schema, too
            return new AlterAction.DropConstraint(constraint, ifExists, cascade(), at);
        }
        in.expect(Keyword.PRIMARY, Keyword.KEY);
        cascade();
        return new AlterAction.DropPrimaryKey(at);
    }

    /** One, or as H2 and Oracle have it, several: {@code DROP COLUMN a, b}, {@code DROP (a, b)}. */
    private void dropColumns(List<AlterAction> actions, Position at) {
        in.accept(Keyword.COLUMN);
        boolean ifExists = in.accept(Keyword.IF, Keyword.EXISTS);
        List<Name> columns = new ArrayList<>();
        if (in.kind() == TokenKind.LEFT_PAREN) {
            columns.addAll(in.namesInParens());
        } else {
            columns.add(in.name());
            while (in.kind() == TokenKind.COMMA && isLoneNameAhead()) {
                in.skip();
                columns.add(in.name());
            }
        }
        boolean cascade = cascade();
        columns.forEach(column -> actions.add(new AlterAction.DropColumn(column, ifExists, cascade, at)));
    }

    /** Behind the comma another action begins, unless a name stands there alone. */
    private boolean isLoneNameAhead() {
        TokenKind behind = in.kindAhead(2);
        boolean ends = behind == TokenKind.COMMA || behind == TokenKind.END || behind == TokenKind.SEMICOLON;
        return in.isNameAhead(1)
                && (ends || in.keywordAhead(2) == Keyword.CASCADE || in.keywordAhead(2) == Keyword.RESTRICT);
    }

    private boolean cascade() {
        boolean cascade = in.accept(Keyword.CASCADE);
        if (!cascade) {
            in.accept(Keyword.RESTRICT);
        }
        return cascade;
    }

    private AlterAction rename(Position at) {
        if (in.accept(Keyword.CONSTRAINT)) {
            Name constraint = in.name();
            in.expect(Keyword.TO);
            return new AlterAction.RenameConstraint(constraint, in.name(), at);
        }
        if (isIndex() && in.keywordAhead(1) != Keyword.TO) {
            in.skip();
            Name index = in.name();
            in.expect(Keyword.TO);
            return new AlterAction.RenameIndex(index, in.name(), at);
        }
        in.accept(Keyword.COLUMN);
        Name column = in.name();
        in.expect(Keyword.TO);
        return new AlterAction.RenameColumn(column, in.name(), at);
    }

    private AlterAction set(Position at) {
        if (in.kind() == TokenKind.LEFT_PAREN) {
            return new AlterAction.SetOptions(in.listInParens(definitions::option), at);
        }
        in.expect(Keyword.SCHEMA);
        return in.isName() ? new AlterAction.MoveToSchema(in.name(), at) : documentSchema(at);
    }

    /** {@code '…' [DRY RUN] [MIGRATE SET … REMOVE …]}. */
    private AlterAction documentSchema(Position at) {
        Expression schema = grammar.operators.expression();
        boolean dryRun = in.accept(Keyword.DRY, Keyword.RUN);
        List<DataChange.SetClause> migration = in.accept(Keyword.MIGRATE) ? grammar.dataChanges.changes() : List.of();
        return new AlterAction.SetDocumentSchema(Optional.of(schema), dryRun, migration, at);
    }
}
