package io.docdb.definition;

import io.docdb.catalog.CollectionDefinition;
import io.docdb.catalog.ColumnDefinition;
import io.docdb.catalog.SequenceDefinition;
import io.docdb.error.ErrorCode;
import io.docdb.error.NearNames;
import io.docdb.error.StatementException;
import io.docdb.sql.DrawnSequences;
import io.docdb.sql.ast.DataType;
import io.docdb.sql.ast.Name;
import io.docdb.sql.ast.ObjectName;
import io.docdb.sql.ast.Position;
import io.docdb.sql.ast.SchemaChange.AlterSequence;
import io.docdb.sql.ast.SchemaChange.CreateSequence;
import io.docdb.sql.ast.SchemaChange.Rename;
import io.docdb.sql.ast.SequenceOptions;
import io.docdb.value.SqlType;
import java.util.List;
import java.util.Optional;

/** CREATE and ALTER SEQUENCE, and the sequences behind identity columns. Confined to one statement. */
final class Sequences {
    private final DefinitionContext context;

    Sequences(DefinitionContext context) {
        this.context = context;
    }

    void create(CreateSequence create) {
        String schema = create.temporary() ? context.sessionSchema() : context.schemaOf(create.name());
        Name name = create.name().last();
        if (context.catalog().findSequence(schema, name.text()).isPresent()) {
            if (create.ifNotExists()) {
                context.warnExists("Sequence", name.text());
                return;
            }
            throw context.error(ErrorCode.DUPLICATE_NAME, "Sequence \"" + name + "\" exists already", name.at());
        }
        context.placed(name.at(), () -> define(schema, name.text(), create.options()));
    }

    /** Identity columns and defaults know their sequence by name. */
    void rename(Rename rename) {
        Optional<SequenceDefinition> found = context.findSequence(rename.name());
        if (found.isEmpty() && rename.ifExists()) {
            context.warnMissing("Sequence", rename.name().toString());
            return;
        }
        SequenceDefinition sequence = found.orElseThrow(() -> notFound(context, rename.name()));
        Name newName = rename.newName();
        if (context.catalog().findSequence(sequence.schema(), newName.text()).isPresent()) {
            throw context.error(ErrorCode.DUPLICATE_NAME, "Sequence \"" + newName + "\" exists already", newName.at());
        }
        SequenceDefinition renamed = sequence.withName(newName.text());
        context.editor().put(renamed);
        DrawnNames drawn = new DrawnNames(context.catalog(), known -> known.equals(sequence) ? renamed : known);
        for (CollectionDefinition collection : context.catalog().collections()) {
            List<ColumnDefinition> columns = collection.columns().stream()
                    .map(column -> counts(sequence, collection, column)
                            ? column.withIdentity(column.identity()
                                    .map(identity -> new ColumnDefinition.Identity(identity.always(), newName.text())))
                            : column)
                    .map(column -> drawn.in(column, collection.schema(), collection.schema()))
                    .toList();
            if (!columns.equals(collection.columns())) {
                context.editor().put(collection.withColumns(columns, collection.jsonSchema()));
            }
        }
    }

    /**
     * The sequences of identity columns, and those that belong to the table, go with it to another schema; defaults find theirs.
     *
     * @return the table with its defaults, still where it was
     */
    CollectionDefinition move(CollectionDefinition table, String schema, Position at) {
        List<SequenceDefinition> moving = context.catalog().sequences().stream()
                .filter(sequence -> sequence.ownerId().equals(Optional.of(table.id()))
                        || table.columns().stream().anyMatch(column -> counts(sequence, table, column)))
                .toList();
        for (SequenceDefinition sequence : moving) {
            if (context.catalog().findSequence(schema, sequence.name()).isPresent()) {
                throw context.error(
                        ErrorCode.DUPLICATE_NAME,
                        "Sequence \"" + sequence.name() + "\" exists already in schema \"" + schema + "\"",
                        at);
            }
            context.editor().put(sequence.withSchema(schema));
        }
        DrawnNames drawn =
                new DrawnNames(context.catalog(), known -> moving.contains(known) ? known.withSchema(schema) : known);
        context.catalog().collections().stream()
                .filter(other -> other.id() != table.id())
                .forEach(other -> {
                    CollectionDefinition following = drawn.in(other, other.schema());
                    if (!following.equals(other)) {
                        context.editor().put(following);
                    }
                });
        return drawn.in(table, schema);
    }

    /** True if it is what the identity column counts with. */
    static boolean counts(SequenceDefinition sequence, CollectionDefinition table, ColumnDefinition column) {
        return table.schema().equals(sequence.schema())
                && column.identity()
                        .filter(identity -> identity.sequence().equalsIgnoreCase(sequence.name()))
                        .isPresent();
    }

    /** True if the default of the column takes its numbers. */
    static boolean draws(SequenceDefinition sequence, CollectionDefinition table, ColumnDefinition column) {
        return column.defaultSql()
                .filter(sql ->
                        DrawnSequences.of(sql).stream().anyMatch(drawn -> isNamed(sequence, drawn, table.schema())))
                .isPresent();
    }

    private static boolean isNamed(SequenceDefinition sequence, ObjectName drawn, String schema) {
        List<Name> qualifier = drawn.qualifier();
        String in = qualifier.isEmpty()
                ? schema
                : qualifier.get(qualifier.size() - 1).text();
        return drawn.last().text().equalsIgnoreCase(sequence.name()) && in.equalsIgnoreCase(sequence.schema());
    }

    SequenceDefinition define(String schema, String name, SequenceOptions options) {
        long increment = options.incrementBy().orElse(1);
        boolean ascending = increment > 0;
        SqlType type = options.type().map(this::typeOf).orElse(SqlType.BIGINT);
        long minimum = options.minValue().orElse(lowest(type, ascending));
        long maximum = options.maxValue().orElse(highest(type, ascending));
        long start = options.startWith().orElse(ascending ? minimum : maximum);
        if (options.startWith().isPresent() && options.minValue().isEmpty()) {
            minimum = Math.min(minimum, start);
        }
        if (options.startWith().isPresent() && options.maxValue().isEmpty()) {
            maximum = Math.max(maximum, start);
        }
        Optional<Owner> owner = ownerOf(options);
        SequenceDefinition sequence = new SequenceDefinition(
                context.numbers().nextObjectId(),
                schema,
                name,
                type,
                start,
                increment,
                minimum,
                maximum,
                options.cycle().orElse(false),
                owner.map(Owner::collectionId),
                owner.map(Owner::column));
        refuseNonsense(sequence);
        context.editor().put(sequence);
        return sequence;
    }

    /** @throws StatementException INVALID_DEFINITION if the column cannot hold what an identity counts */
    void requireWhole(String column, SqlType type, Position at) {
        if (!type.isInteger() && type.name() != SqlType.Name.DECIMAL) {
            throw context.error(
                    ErrorCode.INVALID_DEFINITION,
                    "Identity column \"" + column + "\" expected a whole-number type, found " + type,
                    at);
        }
    }

    /** The sequence of an identity column, whose numbers fit the column unless the options say more. */
    SequenceDefinition defineIdentity(String schema, String name, SequenceOptions options, SqlType column) {
        return define(schema, name, options.type().isPresent() ? options : options.ofType(typeFor(column)));
    }

    /** The column of an identity has another type now, and so has what it counts with. */
    SequenceDefinition alterIdentity(SequenceDefinition sequence, SqlType column) {
        return alter(sequence, SequenceOptions.NONE.ofType(typeFor(column)));
    }

    /** A column of fractions or of any numbers counts with 64 bits. */
    private static DataType typeFor(SqlType column) {
        return new DataType(
                switch (column.name()) {
                    case TINYINT, SMALLINT, INTEGER -> column;
                    default -> SqlType.BIGINT;
                });
    }

    /** A sequence that begins anew and counts as another one does. */
    SequenceDefinition copy(SequenceDefinition known, String schema, String name) {
        SequenceDefinition sequence = new SequenceDefinition(
                context.numbers().nextObjectId(),
                schema,
                name,
                known.type(),
                known.start(),
                known.increment(),
                known.minimum(),
                known.maximum(),
                known.cycle(),
                known.ownerId(),
                known.ownerColumn());
        context.editor().put(sequence);
        return sequence;
    }

    void alter(AlterSequence alter) {
        Optional<SequenceDefinition> found = context.findSequence(alter.name());
        if (found.isPresent()) {
            context.placed(alter.name().at(), () -> alter(found.get(), alter.options()));
        } else if (alter.ifExists()) {
            context.warnMissing("Sequence", alter.name().toString());
        } else {
            throw notFound(context, alter.name());
        }
    }

    /**
     * Changes what the options name. With RESTART comes one with a counter of its own in its place, so that a rollback brings the
     * old one back, which has gone on counting.
     *
     * @return how it is now
     */
    SequenceDefinition alter(SequenceDefinition before, SequenceOptions options) {
        SqlType type = options.type().map(this::typeOf).orElse(before.type());
        long increment = options.incrementBy().orElse(before.increment());
        boolean ascending = increment > 0;
        boolean lowestOfType = before.minimum() == lowest(before.type(), false);
        boolean highestOfType = before.maximum() == highest(before.type(), true);
        boolean keepsOwner = options.ownedBy().isEmpty();
        Optional<Owner> owner = ownerOf(options);
        long start = options.startWith().orElse(before.start());
        Optional<Long> restart =
                options.restart().map(restarted -> restarted.with().orElse(start));
        SequenceDefinition after = new SequenceDefinition(
                restart.isPresent() ? context.numbers().nextObjectId() : before.id(),
                before.schema(),
                before.name(),
                type,
                start,
                increment,
                options.minValue()
                        .orElse(options.noMinValue() || lowestOfType ? lowest(type, ascending) : before.minimum()),
                options.maxValue()
                        .orElse(options.noMaxValue() || highestOfType ? highest(type, ascending) : before.maximum()),
                options.cycle().orElse(before.cycle()),
                keepsOwner ? before.ownerId() : owner.map(Owner::collectionId),
                keepsOwner ? before.ownerColumn() : owner.map(Owner::column),
                restart.isPresent() ? restart : before.restart(),
                before.comment());
        refuseNonsense(after);
        restart.filter(next -> next < after.minimum() || next > after.maximum()).ifPresent(next -> {
            throw new StatementException(
                    ErrorCode.INVALID_DEFINITION,
                    "Sequence \"" + after.name() + "\" expected RESTART WITH " + after.minimum() + " to "
                            + after.maximum() + ", found " + next);
        });
        if (after.id() != before.id()) {
            context.editor().remove(before);
        }
        context.editor().put(after);
        return after;
    }

    /** Any whole number that is wider is one of 64 bits. */
    private SqlType typeOf(DataType name) {
        return switch (name.type().name()) {
            case TINYINT, SMALLINT, INTEGER -> name.type();
            case BIGINT, DECIMAL -> SqlType.BIGINT;
            default ->
                throw new StatementException(
                        ErrorCode.INVALID_DEFINITION,
                        "Sequence expected the type SMALLINT, INTEGER or BIGINT, found " + name.type());
        };
    }

    private static long lowest(SqlType type, boolean ascending) {
        return ascending ? 1 : -highest(type, true) - 1;
    }

    private static long highest(SqlType type, boolean ascending) {
        if (!ascending) {
            return -1;
        }
        return switch (type.name()) {
            case TINYINT -> Byte.MAX_VALUE;
            case SMALLINT -> Short.MAX_VALUE;
            case INTEGER -> Integer.MAX_VALUE;
            default -> Long.MAX_VALUE;
        };
    }

    /** The column that a sequence goes with. */
    private record Owner(int collectionId, String column) {}

    /** OWNED BY table.column, or NONE. */
    private Optional<Owner> ownerOf(SequenceOptions options) {
        if (options.ownedBy().isEmpty()) {
            return Optional.empty();
        }
        ObjectName column = options.ownedBy().get();
        if (column.qualifier().isEmpty()) {
            if (column.last().text().equalsIgnoreCase("NONE")) {
                return Optional.empty();
            }
            throw context.error(
                    ErrorCode.INVALID_DEFINITION,
                    "OWNED BY expected table.column or NONE, found \"" + column + "\"",
                    column.at());
        }
        CollectionDefinition owner = context.getCollection(new ObjectName(column.qualifier()));
        return Optional.of(new Owner(
                owner.id(), Paths.column(owner, column.last(), context).name()));
    }

    private void refuseNonsense(SequenceDefinition sequence) {
        if (sequence.increment() == 0) {
            throw new StatementException(ErrorCode.INVALID_DEFINITION, "Sequence increment expected not 0, found 0");
        }
        if (sequence.minimum() < lowest(sequence.type(), false)
                || sequence.maximum() > highest(sequence.type(), true)) {
            throw new StatementException(
                    ErrorCode.INVALID_DEFINITION,
                    "Sequence \"" + sequence.name() + "\" expected numbers that fit " + sequence.type() + ", found "
                            + sequence.minimum() + " to " + sequence.maximum());
        }
        if (sequence.minimum() > sequence.maximum()
                || sequence.start() < sequence.minimum()
                || sequence.start() > sequence.maximum()) {
            throw new StatementException(
                    ErrorCode.INVALID_DEFINITION,
                    "Sequence \"" + sequence.name() + "\" expected minimum <= start <= maximum, found "
                            + sequence.minimum() + ", " + sequence.start() + ", " + sequence.maximum());
        }
    }

    static StatementException notFound(DefinitionContext context, ObjectName name) {
        return context.error(
                ErrorCode.UNKNOWN_OBJECT,
                "Sequence \"" + name + "\" not found"
                        + NearNames.didYouMean(
                                name.last().text(),
                                context.catalog().sequences().stream()
                                        .map(SequenceDefinition::name)
                                        .toList()),
                name.at());
    }
}
