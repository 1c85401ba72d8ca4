package io.docdb.sql;

import io.docdb.sql.ast.ColumnDefinition;
import io.docdb.sql.ast.Constraint;
import io.docdb.sql.ast.DataType;
import io.docdb.sql.ast.Name;
import io.docdb.sql.ast.ObjectKind;
import io.docdb.sql.ast.ObjectName;
import io.docdb.sql.ast.Option;
import io.docdb.sql.ast.SchemaChange;
import io.docdb.sql.ast.SchemaChange.CreateTable;
import io.docdb.sql.ast.SchemaChange.CreateTable.OnCommit;
import io.docdb.sql.ast.SequenceOptions;
import io.docdb.value.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** Prints CREATE, ALTER, DROP and COMMENT ON. */
final class SchemaPrinter {
    private final SqlWriter out;

    SchemaPrinter(SqlWriter out) {
        this.out = out;
    }

    SqlWriter createTable(SchemaChange.CreateTable create, boolean orReplace) {
        if (orReplace) {
            out.add("CREATE OR REPLACE ")
                    .addIf(create.temporary(), "TEMPORARY ")
                    .add("TABLE ")
                    .objectName(create.name());
        } else {
            create(create.temporary(), "TABLE ", create.ifNotExists(), create.name());
        }
        List<Runnable> elements = new ArrayList<>();
        create.columns().forEach(column -> elements.add(() -> column(column)));
        create.constraints().forEach(constraint -> elements.add(() -> constraint(constraint)));
        create.like().forEach(like -> elements.add(() -> like(like)));
        create.indexes().forEach(index -> elements.add(() -> index(index)));
        if (!elements.isEmpty()) {
            out.add(" ").inParens(elements, Runnable::run);
        }
        options(" WITH ", create.options());
        out.addIf(create.onCommit() == OnCommit.DELETE_ROWS, " ON COMMIT DELETE ROWS");
        out.addIf(create.onCommit() == OnCommit.DROP, " ON COMMIT DROP");
        return out.optional(" AS ", create.query(), out::query).addIf(!create.withData(), " WITH NO DATA");
    }

    /** An index among the columns, and behind ADD. */
    SqlWriter index(SchemaChange.CreateIndex index) {
        out.add("INDEX ").addIf(index.ifNotExists(), "IF NOT EXISTS ");
        index.name().ifPresent(name -> out.objectName(name).add(" "));
        if (!index.method().isEmpty()) {
            out.add("USING ").name(Name.of(index.method())).add(" ");
        }
        return out.add("(").sortItems(index.parts()).add(")");
    }

    private void like(CreateTable.Like like) {
        out.add("LIKE ").objectName(like.table());
        for (CreateTable.Included included : CreateTable.Included.values()) {
            out.addIf(like.included().contains(included), " INCLUDING " + included);
        }
    }

    private SqlWriter create(boolean temporary, String kind, boolean ifNotExists, ObjectName name) {
        return out.add("CREATE ")
                .addIf(temporary, "TEMPORARY ")
                .add(kind)
                .addIf(ifNotExists, "IF NOT EXISTS ")
                .objectName(name);
    }

    void column(ColumnDefinition column) {
        out.name(column.name()).add(" ");
        columnType(column.type());
        out.optional(" COLLATE ", column.collation(), out::objectName);
        out.addIf(column.notNull(), " NOT NULL")
                .optional(
                        column.defaultOnNull() ? " DEFAULT ON NULL " : " DEFAULT ",
                        column.defaultValue(),
                        out::expression);
        out.optional(" ON UPDATE ", column.onUpdate(), out::expression);
        column.generation().ifPresent(generation -> {
            out.add(" ");
            generation(generation);
        });
        column.comment().ifPresent(text -> out.add(" COMMENT ").text(text));
    }

    /** Of a column JSON says more than that it holds any value. */
    SqlWriter columnType(DataType type) {
        return type.named().isPresent()
                ? out.objectName(type.named().get())
                : out.add(type.type().equals(SqlType.ANY) ? "ANY" : type.type().toString());
    }

    void generation(ColumnDefinition.Generation generation) {
        if (generation instanceof ColumnDefinition.Identity identity) {
            out.add("GENERATED ").add(identity.when().name().replace('_', ' ')).add(" AS IDENTITY");
            if (!identity.options().equals(SequenceOptions.NONE)) {
                out.add(" (")
                        .add(String.join(" ", sequenceOptions(identity.options())))
                        .add(")");
            }
        } else if (generation instanceof ColumnDefinition.Computed computed) {
            out.add("GENERATED ALWAYS AS (").expression(computed.expression()).add(")");
            out.addIf(computed.stored(), " STORED");
        }
    }

    void constraint(Constraint constraint) {
        constraint.name().ifPresent(name -> out.add("CONSTRAINT ").name(name).add(" "));
        if (constraint instanceof Constraint.PrimaryKey key) {
            out.add("PRIMARY KEY ").namesInParens(key.columns());
        } else if (constraint instanceof Constraint.Unique unique) {
            out.add("UNIQUE ")
                    .addIf(!unique.nullsDistinct(), "NULLS NOT DISTINCT ")
                    .namesInParens(unique.columns());
        } else if (constraint instanceof Constraint.Check check) {
            out.add("CHECK (").expression(check.condition()).add(")");
        } else if (constraint instanceof Constraint.ForeignKey key) {
            foreignKey(key);
        }
    }

    private void foreignKey(Constraint.ForeignKey key) {
        out.add("FOREIGN KEY ").namesInParens(key.columns()).add(" REFERENCES ").objectName(key.referenced());
        if (!key.referencedColumns().isEmpty()) {
            out.add(" ").namesInParens(key.referencedColumns());
        }
        out.addIf(key.matchFull(), " MATCH FULL");
        action(" ON DELETE ", key.onDelete());
        if (!key.setColumns().isEmpty()) {
            out.add(" ").namesInParens(key.setColumns());
        }
        action(" ON UPDATE ", key.onUpdate());
        out.addIf(key.deferrable(), " DEFERRABLE").addIf(key.initiallyDeferred(), " INITIALLY DEFERRED");
    }

    private void action(String occasion, Constraint.ForeignKey.Action action) {
        if (action != Constraint.ForeignKey.Action.NO_ACTION) {
            out.add(occasion).add(action.name().replace('_', ' '));
        }
    }

    SqlWriter options(String introduction, List<Option> options) {
        if (options.isEmpty()) {
            return out;
        }
        return out.add(introduction).inParens(options, (Option option) -> out.label(option.name())
                .add(" = ")
                .expression(option.value()));
    }

    /** The options one by one: {@code START WITH 1}, {@code NO CYCLE}. */
    static List<String> sequenceOptions(SequenceOptions options) {
        List<String> parts = new ArrayList<>();
        options.type().ifPresent(type -> parts.add("AS " + type.type()));
        number("START WITH ", options.startWith(), parts);
        options.restart().ifPresent(restart -> {
            OptionalLong with = restart.with();
            parts.add(with.isPresent() ? "RESTART WITH " + with.getAsLong() : "RESTART");
        });
        number("INCREMENT BY ", options.incrementBy(), parts);
        number("MINVALUE ", options.minValue(), parts);
        if (options.noMinValue()) {
            parts.add("NO MINVALUE");
        }
        number("MAXVALUE ", options.maxValue(), parts);
        if (options.noMaxValue()) {
            parts.add("NO MAXVALUE");
        }
        number("CACHE ", options.cache(), parts);
        options.cycle().ifPresent(cycle -> parts.add(cycle ? "CYCLE" : "NO CYCLE"));
        options.ownedBy()
                .ifPresent(column -> parts.add(column.parts().stream()
                        .map(SqlPrinter::print)
                        .collect(Collectors.joining(".", "OWNED BY ", ""))));
        return parts;
    }

    private static void number(String word, OptionalLong number, List<String> parts) {
        number.ifPresent(value -> parts.add(word + value));
    }

    private SqlWriter spaced(List<String> parts) {
        parts.forEach(part -> out.add(" ").add(part));
        return out;
    }

    SqlWriter createCollection(SchemaChange.CreateCollection create) {
        create(create.temporary(), "COLLECTION ", create.ifNotExists(), create.name());
        if (!create.key().isEmpty()) {
            out.add(" PRIMARY KEY (").expressions(create.key()).add(")");
        }
        out.optional(" SCHEMA ", create.schema(), out::operand);
        return options(" WITH ", create.options());
    }

    SqlWriter alterTable(SchemaChange.AlterTable alter) {
        AlterActionPrinter actions = new AlterActionPrinter(out, this);
        return out.add("ALTER TABLE ")
                .addIf(alter.ifExists(), "IF EXISTS ")
                .objectName(alter.name())
                .add(" ")
                .list(alter.actions(), action -> action.accept(actions));
    }

    SqlWriter createIndex(SchemaChange.CreateIndex create) {
        out.add("CREATE ").addIf(create.unique(), "UNIQUE ").add("INDEX ");
        out.addIf(create.ifNotExists(), "IF NOT EXISTS ");
        create.name().ifPresent(name -> out.objectName(name).add(" "));
        out.add("ON ").objectName(create.target());
        if (!create.method().isEmpty()) {
            out.add(" USING ").name(Name.of(create.method()));
        }
        out.add(" (").sortItems(create.parts()).add(")");
        if (!create.include().isEmpty()) {
            out.add(" INCLUDE (").expressions(create.include()).add(")");
        }
        out.addIf(!create.nullsDistinct(), " NULLS NOT DISTINCT");
        options(" WITH ", create.options());
        return out.optional(" WHERE ", create.where(), out::expression);
    }

    SqlWriter createView(SchemaChange.CreateView create) {
        out.add("CREATE ").addIf(create.orReplace(), "OR REPLACE ").addIf(create.temporary(), "TEMPORARY ");
        out.addIf(create.materialized(), "MATERIALIZED ").add("VIEW ").addIf(create.ifNotExists(), "IF NOT EXISTS ");
        out.objectName(create.name());
        if (!create.columns().isEmpty()) {
            out.add(" ").namesInParens(create.columns());
        }
        return out.add(" AS ")
                .query(create.query())
                .addIf(
                        create.check() != SchemaChange.CreateView.Check.NONE,
                        " WITH " + create.check() + " CHECK OPTION");
    }

    SqlWriter createSequence(SchemaChange.CreateSequence create) {
        create(create.temporary(), "SEQUENCE ", create.ifNotExists(), create.name());
        return spaced(sequenceOptions(create.options()));
    }

    SqlWriter alterSequence(SchemaChange.AlterSequence alter) {
        out.add("ALTER SEQUENCE ").addIf(alter.ifExists(), "IF EXISTS ").objectName(alter.name());
        return spaced(sequenceOptions(alter.options()));
    }

    SqlWriter createSchema(SchemaChange.CreateSchema create) {
        create(false, "SCHEMA ", create.ifNotExists(), create.name());
        out.optional(" AUTHORIZATION ", create.owner(), out::name);
        create.elements().forEach(element -> element.accept(new StatementPrinter(out.add(" "))));
        return out;
    }

    SqlWriter drop(SchemaChange.Drop drop) {
        return out.add("DROP " + drop.kind().sqlName() + " ")
                .addIf(drop.ifExists(), "IF EXISTS ")
                .list(drop.names(), out::objectName)
                .addIf(drop.cascade(), " CASCADE");
    }

    SqlWriter rename(SchemaChange.Rename rename) {
        return out.add("ALTER " + rename.kind().sqlName() + " ")
                .addIf(rename.ifExists(), "IF EXISTS ")
                .objectName(rename.name())
                .add(" RENAME TO ")
                .name(rename.newName());
    }

    SqlWriter comment(SchemaChange.Comment comment) {
        out.add("COMMENT ON " + comment.kind().sqlName() + " ");
        List<Name> of = comment.name().qualifier();
        if (comment.kind() == ObjectKind.CONSTRAINT && !of.isEmpty()) {
            out.name(comment.name().last()).add(" ON ").objectName(new ObjectName(of));
        } else {
            out.objectName(comment.name());
        }
        out.add(" IS ");
        Optional<String> text = comment.text();
        return text.isPresent() ? out.text(text.get()) : out.add("NULL");
    }
}
