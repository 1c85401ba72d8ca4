package io.docdb.definition;

import io.docdb.catalog.CollectionDefinition;
import io.docdb.catalog.ColumnDefinition;
import io.docdb.catalog.DomainDefinition;
import io.docdb.catalog.IndexDefinition;
import io.docdb.catalog.SequenceDefinition;
import io.docdb.error.ErrorCode;
import io.docdb.error.StatementException;
import io.docdb.schema.DocumentSchema;
import io.docdb.schema.PropertyModel;
import io.docdb.schema.SchemaModel;
import io.docdb.sql.SqlPrinter;
import io.docdb.sql.ast.ColumnDefinition.Computed;
import io.docdb.sql.ast.ColumnDefinition.Identity;
import io.docdb.sql.ast.Constraint;
import io.docdb.sql.ast.SchemaChange.CreateCollection;
import io.docdb.sql.ast.SchemaChange.CreateTable;
import io.docdb.value.FieldPath;
import io.docdb.value.SqlType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** CREATE TABLE and CREATE COLLECTION. Confined to one statement. */
final class TableDefiner {
    /** More columns than this are refused: a row of them would be slower than a nested document. */
    static final int MAX_COLUMNS = 10_000;

    private final DefinitionContext context;
    private final Map<String, SequenceDefinition> sequences = new HashMap<>();

    TableDefiner(DefinitionContext context) {
        this.context = context;
    }

    /**
     * @param queryColumns the columns of CREATE TABLE AS; empty without a query
     * @return the new definition; empty if it exists and IF NOT EXISTS was said
     */
    Optional<CollectionDefinition> create(CreateTable create, List<ColumnDefinition> queryColumns) {
        String schema = create.temporary() ? context.sessionSchema() : context.schemaOf(create.name());
        if (create.ifNotExists() && context.isTaken(schema, create.name().last().text())) {
            context.warnExists("Table or view", create.name().last().text());
            return Optional.empty();
        }
        context.refuseTakenName(schema, create.name().last());
        String name = create.name().last().text();
        int named = create.columns().size();
        if (create.query().isPresent() && named > queryColumns.size()) {
            throw context.tooManyNames(
                    queryColumns.size(),
                    create.columns().get(queryColumns.size()).name());
        }
        List<ColumnDefinition> columns = new ArrayList<>();
        create.like().forEach(like -> context.getTableOrView(like.table())
                .columns()
                .forEach(column -> columns.add(copy(schema, name, column, like))));
        for (int i = 0; i < named; i++) {
            var declared = create.columns().get(i);
            ColumnDefinition column = context.placed(declared.at(), () -> column(schema, name, declared));
            boolean typedByQuery = column.type().equals(SqlType.ANY) && i < queryColumns.size();
            columns.add(typedByQuery ? column.withType(queryColumns.get(i).type()) : column);
        }
        if (named < queryColumns.size()) {
            columns.addAll(queryColumns.subList(named, queryColumns.size()));
        }
        refuseRepeatedColumns(create, columns);
        CollectionDefinition bare = new CollectionDefinition(
                context.numbers().nextObjectId(),
                schema,
                name,
                CollectionDefinition.Origin.TABLE,
                columns,
                Optional.empty(),
                CollectionDefinition.GENERATED_KEY,
                name + "_pkey",
                List.of(),
                List.of(),
                create.temporary(),
                "");
        Names names = new Names();
        ConstraintDefiner constraints = new ConstraintDefiner(context, bare, names);
        create.like().forEach(like -> constraints.copy(context.getTableOrView(like.table()), like.included()));
        List<Constraint> foreignKeysLast = new ArrayList<>(create.constraints());
        foreignKeysLast.sort(
                (a, b) -> Boolean.compare(a instanceof Constraint.ForeignKey, b instanceof Constraint.ForeignKey));
        foreignKeysLast.forEach(constraints::add);
        List<IndexDefinition> indexes = new ArrayList<>(constraints.newIndexes());
        create.indexes().forEach(index -> new IndexDefiner(context)
                .define(index, constraints.collection(), names, List.of())
                .ifPresent(indexes::add));
        new ComputedColumnKeeper(context).refuseCycles(constraints.collection(), create.at());
        return Optional.of(finish(constraints.collection(), indexes));
    }

    /**
     * @param schemaText the JSON Schema, its parameter filled in
     * @return the new definition; empty if it exists and IF NOT EXISTS was said
     */
    Optional<CollectionDefinition> create(CreateCollection create, Optional<String> schemaText) {
        String schema = create.temporary() ? context.sessionSchema() : context.schemaOf(create.name());
        if (create.ifNotExists() && context.isTaken(schema, create.name().last().text())) {
            context.warnExists("Table or view", create.name().last().text());
            return Optional.empty();
        }
        context.refuseTakenName(schema, create.name().last());
        String name = create.name().last().text();
        CollectionDefinition bare = new CollectionDefinition(
                context.numbers().nextObjectId(),
                schema,
                name,
                CollectionDefinition.Origin.COLLECTION,
                schemaText.map(TableDefiner::columnsOf).orElse(List.of()),
                schemaText,
                CollectionDefinition.GENERATED_KEY,
                name + "_pkey",
                List.of(),
                List.of(),
                create.temporary(),
                "");
        if (create.key().isEmpty()) {
            return Optional.of(finish(bare, List.of()));
        }
        List<FieldPath> key = new ArrayList<>();
        create.key().forEach(part -> Paths.of(bare, part, context).ifPresent(key::add));
        if (key.size() < create.key().size() || key.stream().anyMatch(FieldPath::isMulti)) {
            throw context.error(
                    ErrorCode.INVALID_DEFINITION,
                    "Primary key of \"" + name + "\" expected plain paths, found "
                            + SqlPrinter.print(create.key().get(0)),
                    create.at());
        }
        return Optional.of(finish(bare.withPrimaryKey(key, bare.primaryKeyName()), List.of()));
    }

    /**
     * The columns a JSON Schema declares: its top-level properties, in order.
     *
     * @throws StatementException INVALID_DEFINITION if it is none, or names a type for the document that no document has
     */
    static List<ColumnDefinition> columnsOf(String schemaText) {
        SchemaModel model = DocumentSchema.compile(schemaText).model();
        SqlType.Family named = model.root().typed() ? model.root().type().family() : SqlType.Family.OBJECT;
        if (named != SqlType.Family.OBJECT && named != SqlType.Family.ANY) {
            throw new StatementException(
                    ErrorCode.INVALID_DEFINITION,
                    "Schema is not valid: docdb:type of the document expected OBJECT, found "
                            + model.root().type());
        }
        List<ColumnDefinition> columns = new ArrayList<>();
        for (PropertyModel property : model.columns()) {
            columns.add(ColumnDefinition.of(property.name(), property.type(), property.nullable()));
        }
        return columns;
    }

    /** The sequence that {@link #column} has just made for an identity column. */
    SequenceDefinition sequenceOf(ColumnDefinition column) {
        return sequences.get(column.name());
    }

    /** The definition of a column; an identity column's sequence is made with it. */
    ColumnDefinition column(String schema, String table, io.docdb.sql.ast.ColumnDefinition column) {
        Optional<DomainDefinition> domain = column.type().named().map(context::getDomain);
        SqlType type = domain.map(DomainDefinition::type).orElse(column.type().type());
        Optional<ColumnDefinition.Identity> identity = Optional.empty();
        Optional<String> generated = Optional.empty();
        boolean onNull = false;
        if (column.generation().orElse(null) instanceof Identity given) {
            new Sequences(context).requireWhole(column.name().text(), type, column.at());
            SequenceDefinition sequence = new Sequences(context)
                    .defineIdentity(
                            schema, sequenceName(schema, table, column.name().text()), given.options(), type);
            sequences.put(column.name().text(), sequence);
            identity = Optional.of(new ColumnDefinition.Identity(given.always(), sequence.name()));
            onNull = given.onNull();
        } else if (column.generation().orElse(null) instanceof Computed computed) {
            generated = Optional.of(SqlPrinter.print(computed.expression()));
        }
        return new ColumnDefinition(
                column.name().text(),
                type,
                !column.notNull() && identity.isEmpty(),
                column.defaultValue().map(SqlPrinter::print).or(() -> domain.flatMap(DomainDefinition::defaultSql)),
                column.defaultOnNull() || onNull,
                identity,
                generated,
                column.onUpdate().map(SqlPrinter::print),
                domain.map(DomainDefinition::id),
                column.comment().orElse(""));
    }

    /** A column of another table as LIKE takes it over; an identity column gets a sequence of its own. */
    private ColumnDefinition copy(String schema, String table, ColumnDefinition column, CreateTable.Like like) {
        Optional<ColumnDefinition.Identity> identity = Optional.empty();
        if (column.identity().isPresent() && like.included().contains(CreateTable.Included.IDENTITY)) {
            SequenceDefinition sequence = context.catalog()
                    .findSequence(
                            context.getCollection(like.table()).schema(),
                            column.identity().get().sequence())
                    .map(known ->
                            new Sequences(context).copy(known, schema, sequenceName(schema, table, column.name())))
                    .orElseThrow();
            sequences.put(column.name(), sequence);
            identity = Optional.of(
                    new ColumnDefinition.Identity(column.identity().get().always(), sequence.name()));
        }
        CollectionDefinition source = context.getTableOrView(like.table());
        TableRenamer renamer = new TableRenamer(source.schema(), source.name(), table);
        boolean defaults = like.included().contains(CreateTable.Included.DEFAULTS);
        boolean generated = like.included().contains(CreateTable.Included.GENERATED);
        return new ColumnDefinition(
                column.name(),
                column.type(),
                column.nullable(),
                defaults ? column.defaultSql() : Optional.empty(),
                column.defaultOnNull() && (defaults || identity.isPresent()),
                identity,
                generated ? column.generatedSql().map(renamer::rename) : Optional.empty(),
                defaults ? column.onUpdateSql() : Optional.empty(),
                column.domain(),
                like.included().contains(CreateTable.Included.COMMENTS) ? column.comment() : "");
    }

    private String sequenceName(String schema, String table, String column) {
        String base = table + "_" + column + "_seq";
        String name = base;
        for (int i = 1; context.catalog().findSequence(schema, name).isPresent(); i++) {
            name = base + i;
        }
        return name;
    }

    private void refuseRepeatedColumns(CreateTable create, List<ColumnDefinition> columns) {
        Set<String> seen = new HashSet<>();
        for (ColumnDefinition column : columns) {
            if (!seen.add(column.name().toLowerCase(Locale.ROOT))) {
                throw context.error(
                        ErrorCode.COLUMN_EXISTS,
                        "Column \"" + column.name() + "\" is declared twice in \""
                                + create.name().last() + "\"",
                        create.at());
            }
        }
        if (columns.size() > MAX_COLUMNS) {
            throw context.error(
                    ErrorCode.LIMIT_EXCEEDED,
                    "Too many columns: expected at most " + MAX_COLUMNS + ", found " + columns.size(),
                    create.at());
        }
    }

    /** Validates what needs the finished columns, makes the maps, writes the definitions. */
    private CollectionDefinition finish(CollectionDefinition collection, List<IndexDefinition> indexes) {
        for (ColumnDefinition column : collection.columns()) {
            column.generatedSql().ifPresent(sql -> new ComputedColumnKeeper(context).compile(collection, column, sql));
        }
        context.transaction().createMap(collection.id());
        context.editor().put(collection);
        for (IndexDefinition index : indexes) {
            context.transaction().createMap(index.map());
            context.editor().put(index);
        }
        return collection;
    }
}
