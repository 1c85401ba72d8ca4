package io.docdb.definition;

import io.docdb.catalog.SequenceDefinition;
import io.docdb.error.ErrorCode;
import io.docdb.error.NearNames;
import io.docdb.error.StatementException;
import io.docdb.sql.ast.Name;
import io.docdb.sql.ast.ObjectName;
import io.docdb.sql.ast.SchemaChange.AlterSequence;
import io.docdb.sql.ast.SchemaChange.CreateSequence;
import io.docdb.sql.ast.SequenceOptions;
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
                return;
            }
            throw context.error(ErrorCode.DUPLICATE_NAME, "Sequence \"" + name + "\" exists already", name.at());
        }
        define(schema, name.text(), create.options());
    }

    SequenceDefinition define(String schema, String name, SequenceOptions options) {
        long increment = options.incrementBy().orElse(1);
        boolean ascending = increment > 0;
        long minimum = options.minValue().orElse(ascending ? 1 : Long.MIN_VALUE);
        long maximum = options.maxValue().orElse(ascending ? Long.MAX_VALUE : -1);
        long start = options.startWith().orElse(ascending ? minimum : maximum);
        if (options.startWith().isPresent() && options.minValue().isEmpty()) {
            minimum = Math.min(minimum, start);
        }
        if (options.startWith().isPresent() && options.maxValue().isEmpty()) {
            maximum = Math.max(maximum, start);
        }
        SequenceDefinition sequence = new SequenceDefinition(
                context.numbers().nextObjectId(),
                schema,
                name,
                start,
                increment,
                minimum,
                maximum,
                options.cycle().orElse(false));
        refuseNonsense(sequence);
        context.editor().put(sequence);
        return sequence;
    }

    /** A sequence that begins anew and counts as another one does. */
    SequenceDefinition copy(SequenceDefinition known, String schema, String name) {
        SequenceDefinition sequence = new SequenceDefinition(
                context.numbers().nextObjectId(),
                schema,
                name,
                known.start(),
                known.increment(),
                known.minimum(),
                known.maximum(),
                known.cycle());
        context.editor().put(sequence);
        return sequence;
    }

    void alter(AlterSequence alter) {
        Optional<SequenceDefinition> found = context.findSequence(alter.name());
        if (found.isPresent()) {
            alter(found.get(), alter.options());
        } else if (!alter.ifExists()) {
            throw notFound(context, alter.name());
        }
    }

    /** Changes what the options name; RESTART takes effect at once and is not rolled back, as sequences never are. */
    void alter(SequenceDefinition before, SequenceOptions options) {
        SequenceDefinition after = new SequenceDefinition(
                before.id(),
                before.schema(),
                before.name(),
                options.startWith().orElse(before.start()),
                options.incrementBy().orElse(before.increment()),
                options.minValue().orElse(options.noMinValue() ? Long.MIN_VALUE : before.minimum()),
                options.maxValue().orElse(options.noMaxValue() ? Long.MAX_VALUE : before.maximum()),
                options.cycle().orElse(before.cycle()));
        refuseNonsense(after);
        context.editor().put(after);
        options.restart().ifPresent(restart -> context.numbers()
                .restart(after.id(), restart.with().orElse(after.start())));
    }

    private void refuseNonsense(SequenceDefinition sequence) {
        if (sequence.increment() == 0) {
            throw new StatementException(ErrorCode.INVALID_DEFINITION, "Sequence increment expected not 0, found 0");
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
