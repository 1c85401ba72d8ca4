package io.docdb.sql;

import io.docdb.error.ErrorCode;
import io.docdb.sql.ast.ColumnDefinition;
import io.docdb.sql.ast.Constraint;
import io.docdb.sql.ast.Expression;
import io.docdb.sql.ast.Name;
import io.docdb.sql.ast.ObjectKind;
import io.docdb.sql.ast.ObjectName;
import io.docdb.sql.ast.Option;
import io.docdb.sql.ast.Position;
import io.docdb.sql.ast.Query;
import io.docdb.sql.ast.QueryBody;
import io.docdb.sql.ast.SchemaChange;
import io.docdb.sql.ast.SchemaChange.CreateTable;
import io.docdb.sql.ast.SchemaChange.CreateTable.OnCommit;
import io.docdb.sql.ast.TableReference;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** CREATE, DROP, COMMENT ON and REFRESH. */
final class CreateParser {
    /** What PostgreSQL's LIKE can include and tables here have not. */
    private static final Set<String> WITHOUT_COUNTERPART = Set.of("STORAGE", "STATISTICS", "COMPRESSION");

    private final Grammar grammar;
    private final TokenReader in;
    private final TableDefinitionParser definitions;
    private final IndexParser indexes;

    CreateParser(Grammar grammar) {
        this.grammar = grammar;
        this.in = grammar.in;
        this.definitions = grammar.definitions();
        this.indexes = new IndexParser(grammar, definitions);
    }

    SchemaChange create() {
        Position at = in.here();
        in.expect(Keyword.CREATE);
        boolean orReplace = in.accept(Keyword.OR, Keyword.REPLACE);
        if (in.wordAhead(0).equalsIgnoreCase("MEMORY") || isUnlogged()) {
            in.skip(); // H2's and PostgreSQL's: all tables are stored, and kept in memory as far as there is room
        } else if (!in.accept(Keyword.GLOBAL) && !in.accept(Keyword.CACHED)) {
            in.accept(Keyword.LOCAL);
        }
        if (passViewWords()) {
            in.expect(Keyword.VIEW);
            return view(orReplace, false, false, at);
        }
        refuseForeign("CREATE");
        boolean temporary = in.accept(Keyword.TEMPORARY) || in.accept(Keyword.TEMP);
        if (in.accept(Keyword.VIEW) || in.accept(Keyword.FORCE, Keyword.VIEW)) {
            return view(orReplace, temporary, false, at);
        }
        if (in.accept(Keyword.RECURSIVE, Keyword.VIEW)) {
            return recursiveView(orReplace, temporary, at);
        }
        if (in.accept(Keyword.TABLE)) {
            CreateTable create = table(temporary, at);
            return orReplace ? replacing(create) : create;
        }
        if (!orReplace) {
            if (in.accept(Keyword.COLLECTION)) {
                return collection(temporary, at);
            }
            if (in.accept(Keyword.SEQUENCE)) {
                return sequence(temporary, at);
            }
            if (!temporary) {
                return createPermanent(at);
            }
        }
        throw in.failure();
    }

    private boolean isUnlogged() {
        return in.wordAhead(0).equalsIgnoreCase("UNLOGGED")
                && (in.keywordAhead(1) == Keyword.TABLE || in.keywordAhead(1) == Keyword.SEQUENCE);
    }

    /** MariaDB's {@code CREATE OR REPLACE TABLE}. */
    private SchemaChange replacing(CreateTable create) {
        if (create.ifNotExists()) {
            throw in.error(
                    ErrorCode.SYNTAX_ERROR,
                    "CREATE TABLE expected OR REPLACE or IF NOT EXISTS, found both",
                    create.at().offset());
        }
        return new SchemaChange.ReplaceTable(create);
    }

    /** MySQL's {@code ALGORITHM = MERGE} and {@code SQL SECURITY DEFINER} before VIEW: how it is read, and by whose rights. */
    private boolean passViewWords() {
        int first = in.mark();
        if (in.wordAhead(0).equalsIgnoreCase("ALGORITHM") && in.kindAhead(1) == TokenKind.EQUAL) {
            in.skip();
            in.skip();
            in.label();
        }
        if (in.wordAhead(0).equalsIgnoreCase("SQL") && in.wordAhead(1).equalsIgnoreCase("SECURITY")) {
            in.skip();
            in.skip();
            in.label();
        }
        return in.mark() > first;
    }

    private SchemaChange createPermanent(Position at) {
        if (in.accept(Keyword.UNIQUE)) {
            in.expect(Keyword.INDEX);
            return indexes.create(true, "", at);
        }
        if (in.accept(Keyword.INDEX)) {
            return indexes.create(false, "", at);
        }
        if (in.accept(Keyword.FULLTEXT)) {
            in.expect(Keyword.INDEX);
            return indexes.create(false, "fulltext", at);
        }
        if (in.accept(Keyword.MATERIALIZED)) {
            in.expect(Keyword.VIEW);
            return view(false, false, true, at);
        }
        if (in.accept(Keyword.DOMAIN)) {
            return new DomainParser(grammar, definitions).create(at);
        }
        if (in.wordAhead(0).equalsIgnoreCase("TYPE")) {
            in.skip();
            return new DomainParser(grammar, definitions).createType(at);
        }
        in.expect(Keyword.SCHEMA);
        return schema(at);
    }

    /** The owner's name is the schema's if that is not said. */
    private SchemaChange schema(Position at) {
        boolean ifNotExists = ifNotExists();
        boolean named = in.keyword() != Keyword.AUTHORIZATION || !in.isNameAhead(1);
        Optional<ObjectName> name = named ? Optional.of(in.objectName()) : Optional.empty();
        Optional<Name> owner = in.accept(Keyword.AUTHORIZATION) ? Optional.of(in.name()) : Optional.empty();
        ObjectName schema = name.orElseGet(() -> new ObjectName(List.of(owner.orElseThrow())));
        int elementsAt = in.offset();
        List<SchemaChange> elements = schemaElements(schema.last());
        if (ifNotExists && !elements.isEmpty()) {
            throw in.error(
                    ErrorCode.NOT_SUPPORTED,
                    "CREATE SCHEMA IF NOT EXISTS expected nothing that is made in it: it may have that already",
                    elementsAt);
        }
        return new SchemaChange.CreateSchema(schema, ifNotExists, owner, elements, at);
    }

    private List<SchemaChange> schemaElements(Name schema) {
        List<SchemaChange> elements = new ArrayList<>();
        while (in.is(Keyword.CREATE)) {
            int offset = in.offset();
            SchemaChange element = create();
            if (orderOf(element) < 0) {
                throw in.error(
                        ErrorCode.SYNTAX_ERROR,
                        "CREATE SCHEMA expected CREATE TABLE, COLLECTION, VIEW, INDEX or SEQUENCE in it",
                        offset);
            }
            ObjectName name = nameOf(element);
            if (!name.qualifier().isEmpty()
                    && !name.qualifier().get(name.qualifier().size() - 1).text().equalsIgnoreCase(schema.text())) {
                throw in.error(
                        ErrorCode.INVALID_DEFINITION,
                        "\"" + name + "\" names another schema than \"" + schema + "\", which is being made",
                        offset);
            }
            elements.add(element);
        }
        elements.sort(Comparator.comparingInt(CreateParser::orderOf));
        return elements;
    }

    private static int orderOf(SchemaChange element) {
        if (element instanceof SchemaChange.CreateSequence) {
            return 0;
        }
        if (element instanceof CreateTable || element instanceof SchemaChange.CreateCollection) {
            return 1;
        }
        if (element instanceof SchemaChange.CreateView) {
            return 2;
        }
        return element instanceof SchemaChange.CreateIndex ? 3 : -1;
    }

    private static ObjectName nameOf(SchemaChange element) {
        if (element instanceof SchemaChange.CreateSequence sequence) {
            return sequence.name();
        }
        if (element instanceof CreateTable table) {
            return table.name();
        }
        if (element instanceof SchemaChange.CreateCollection collection) {
            return collection.name();
        }
        return element instanceof SchemaChange.CreateView view
                ? view.name()
                : ((SchemaChange.CreateIndex) element).target();
    }

    private void refuseForeign(String verb) {
        ForeignWords.object(in, verb).ifPresent(refusal -> {
            throw refusal;
        });
    }

    boolean ifNotExists() {
        return in.accept(Keyword.IF, Keyword.NOT, Keyword.EXISTS);
    }

    private CreateTable table(boolean temporary, Position at) {
        boolean ifNotExists = ifNotExists();
        ObjectName name = in.objectName();
        List<ColumnDefinition> columns = new ArrayList<>();
        List<Constraint> constraints = new ArrayList<>();
        List<CreateTable.Like> like = new ArrayList<>();
        List<SchemaChange.CreateIndex> items = new ArrayList<>();
        if (in.kind() == TokenKind.LEFT_PAREN && !isQueryInParens()) {
            in.listInParens(() ->
                    indexes.startsItem() ? items.add(indexes.item(name)) : tableElement(columns, constraints, like));
        } else if (in.accept(Keyword.LIKE)) { // MySQL's, which takes all
            like.add(new CreateTable.Like(in.objectName(), EnumSet.allOf(CreateTable.Included.class)));
        } else {
            in.expectHere("(");
            in.is(Keyword.AS);
        }
        List<ColumnDefinition> numbered = new ForeignTableOptions(in).read(columns);
        List<Option> options = definitions.options();
        OnCommit onCommit = onCommit();
        Optional<Query> query = Optional.empty();
        boolean withData = true;
        if (in.keyword() == Keyword.SELECT || in.accept(Keyword.AS)) { // MySQL has it without AS
            query = Optional.of(grammar.queries.query());
            withData = withData();
        } else if (columns.isEmpty() && like.isEmpty()) {
            throw in.failure();
        }
        return new SchemaChange.CreateTable(
                name,
                ifNotExists,
                temporary,
                onCommit,
                numbered,
                constraints,
                like,
                items,
                options,
                query,
                withData,
                at);
    }

    private boolean isQueryInParens() {
        Keyword keyword = in.keywordAhead(1);
        return keyword == Keyword.SELECT || keyword == Keyword.VALUES && in.kindAhead(2) == TokenKind.LEFT_PAREN;
    }

    /** One element; what it is, goes to the list of its kind. */
    private Boolean tableElement(
            List<ColumnDefinition> columns, List<Constraint> constraints, List<CreateTable.Like> like) {
        if (definitions.startsConstraint()) {
            return constraints.add(definitions.constraint());
        }
        if (in.accept(Keyword.LIKE)) {
            return like.add(new CreateTable.Like(in.objectName(), included()));
        }
        return columns.add(definitions.column(constraints::add));
    }

    /** {@code INCLUDING DEFAULTS EXCLUDING INDEXES INCLUDING ALL …}, in the order written. */
    private Set<CreateTable.Included> included() {
        Set<CreateTable.Included> included = EnumSet.noneOf(CreateTable.Included.class);
        while (true) {
            boolean including = in.accept(Keyword.INCLUDING);
            if (!including && !in.accept(Keyword.EXCLUDING)) {
                return included;
            }
            Set<CreateTable.Included> named = EnumSet.noneOf(CreateTable.Included.class);
            int word = in.mark();
            String name = in.label().text().toUpperCase(Locale.ROOT);
            for (CreateTable.Included one : CreateTable.Included.values()) {
                if (name.equals("ALL") || name.equals(one.name())) {
                    named.add(one);
                }
            }
            if (named.isEmpty() && !WITHOUT_COUNTERPART.contains(name)) {
                in.reset(word);
                throw in.failure("ALL or one of " + List.of(CreateTable.Included.values()));
            }
            if (including) {
                included.addAll(named);
            } else {
                included.removeAll(named);
            }
        }
    }

    private OnCommit onCommit() {
        if (!in.accept(Keyword.ON, Keyword.COMMIT)) {
            return OnCommit.PRESERVE_ROWS;
        }
        if (in.accept(Keyword.DROP)) {
            return OnCommit.DROP;
        }
        boolean delete = in.accept(Keyword.DELETE);
        if (!delete) {
            in.expect(Keyword.PRESERVE);
        }
        in.expect(Keyword.ROWS);
        return delete ? OnCommit.DELETE_ROWS : OnCommit.PRESERVE_ROWS;
    }

    private boolean withData() {
        if (in.accept(Keyword.WITH, Keyword.NO, Keyword.DATA)) {
            return false;
        }
        in.accept(Keyword.WITH, Keyword.DATA);
        return true;
    }

    private SchemaChange collection(boolean temporary, Position at) {
        boolean ifNotExists = ifNotExists();
        ObjectName name = in.objectName();
        List<Expression.Reference> key = List.of();
        Optional<Expression> schema = Optional.empty();
        List<Option> options = List.of();
        while (true) {
            if (key.isEmpty() && in.acceptPhrase(Keyword.PRIMARY, Keyword.KEY)) {
                key = in.listInParens(grammar.operands::reference);
            } else if (schema.isEmpty() && in.accept(Keyword.SCHEMA)) {
                schema = Optional.of(grammar.operators.expression());
            } else if (options.isEmpty() && in.keyword() == Keyword.WITH) {
                options = definitions.options();
                if (options.isEmpty()) {
                    in.skip();
                    throw in.failure("(");
                }
            } else {
                return new SchemaChange.CreateCollection(name, ifNotExists, temporary, key, schema, options, at);
            }
        }
    }

    private SchemaChange view(boolean orReplace, boolean temporary, boolean materialized, Position at) {
        boolean ifNotExists = ifNotExists();
        ObjectName name = in.objectName();
        List<Name> columns = in.kind() == TokenKind.LEFT_PAREN ? in.namesInParens() : List.of();
        in.expect(Keyword.AS);
        Query query = grammar.queries.query();
        SchemaChange.CreateView.Check check = SchemaChange.CreateView.Check.NONE;
        if (in.accept(Keyword.WITH) && !(materialized && in.accept(Keyword.DATA))) {
            boolean local = !in.accept(Keyword.CASCADED) && in.accept(Keyword.LOCAL);
            in.expect(Keyword.CHECK, Keyword.OPTION);
            check = local ? SchemaChange.CreateView.Check.LOCAL : SchemaChange.CreateView.Check.CASCADED;
        }
        return new SchemaChange.CreateView(
                name, orReplace, ifNotExists, temporary, materialized, columns, query, check, at);
    }

    /** {@code CREATE RECURSIVE VIEW v (a) AS q} is {@code CREATE VIEW v (a) AS WITH RECURSIVE v (a) AS (q) SELECT a FROM v}. */
    private SchemaChange recursiveView(boolean orReplace, boolean temporary, Position at) {
        ObjectName name = in.objectName();
        List<Name> columns = in.namesInParens();
        in.expect(Keyword.AS);
        Query step = grammar.queries.query();
        Query.CommonTable table = new Query.CommonTable(
                name.last(),
                columns,
                step,
                Query.CommonTable.Materialization.DEFAULT,
                Optional.empty(),
                Optional.empty());
        QueryBody body = new QueryBody.Select(
                List.of(new QueryBody.StarItem()),
                List.of(new TableReference.Named(new ObjectName(List.of(name.last())))),
                Optional.empty());
        Query query = new Query(
                Optional.of(new Query.With(true, List.of(table), at)),
                body,
                List.of(),
                Optional.empty(),
                List.of(),
                at);
        return new SchemaChange.CreateView(
                name, orReplace, false, temporary, false, columns, query, SchemaChange.CreateView.Check.NONE, at);
    }

    private SchemaChange sequence(boolean temporary, Position at) {
        boolean ifNotExists = ifNotExists();
        ObjectName name = in.objectName();
        return new SchemaChange.CreateSequence(
                name, ifNotExists, temporary, definitions.generations().sequenceOptions(), at);
    }

    SchemaChange refresh() {
        Position at = in.here();
        in.expect(Keyword.REFRESH, Keyword.MATERIALIZED);
        in.expect(Keyword.VIEW);
        return new SchemaChange.RefreshView(in.objectName(), at);
    }

    SchemaChange comment() {
        Position at = in.here();
        in.expect(Keyword.COMMENT, Keyword.ON);
        ObjectKind kind = kind(true);
        ObjectName name = in.objectName();
        if (kind == ObjectKind.CONSTRAINT && in.accept(Keyword.ON)) {
            List<Name> parts = new ArrayList<>(in.objectName().parts());
            parts.addAll(name.parts());
            name = new ObjectName(parts);
        }
        in.expect(Keyword.IS);
        Optional<String> text = in.accept(Keyword.NULL) ? Optional.empty() : Optional.of(in.text());
        return new SchemaChange.Comment(kind, name, text, at);
    }

    /** The kind of object that DROP, COMMENT ON or ALTER names. */
    ObjectKind kind(boolean parts) {
        if (in.accept(Keyword.TABLE)) {
            return ObjectKind.TABLE;
        }
        if (in.accept(Keyword.COLLECTION)) {
            return ObjectKind.COLLECTION;
        }
        if (in.accept(Keyword.VIEW)) {
            return ObjectKind.VIEW;
        }
        if (in.accept(Keyword.MATERIALIZED)) {
            in.expect(Keyword.VIEW);
            return ObjectKind.MATERIALIZED_VIEW;
        }
        if (in.accept(Keyword.INDEX)) {
            return ObjectKind.INDEX;
        }
        if (in.accept(Keyword.SEQUENCE)) {
            return ObjectKind.SEQUENCE;
        }
        if (in.accept(Keyword.SCHEMA)) {
            return ObjectKind.SCHEMA;
        }
        if (in.accept(Keyword.DOMAIN)) {
            return ObjectKind.DOMAIN;
        }
        if (in.wordAhead(0).equalsIgnoreCase("TYPE")) {
            in.skip();
            return ObjectKind.DOMAIN;
        }
        if (parts && in.accept(Keyword.COLUMN)) {
            return ObjectKind.COLUMN;
        }
        if (parts && in.accept(Keyword.CONSTRAINT)) {
            return ObjectKind.CONSTRAINT;
        }
        throw in.failure();
    }
}
