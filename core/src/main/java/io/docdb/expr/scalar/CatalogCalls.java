package io.docdb.expr.scalar;

import static io.docdb.expr.define.Arguments.integer;
import static io.docdb.expr.define.Param.ANY;
import static io.docdb.expr.define.Param.ARRAY;
import static io.docdb.expr.define.Param.BOOLEAN;
import static io.docdb.expr.define.Param.INTEGER;
import static io.docdb.expr.define.Param.TEXT;

import io.docdb.error.ErrorCode;
import io.docdb.error.StatementException;
import io.docdb.expr.define.Definition;
import io.docdb.expr.define.Definition.Named;
import io.docdb.expr.define.Param;
import io.docdb.value.ArrayValue;
import io.docdb.value.BooleanValue;
import io.docdb.value.Document;
import io.docdb.value.LongValue;
import io.docdb.value.NullValue;
import io.docdb.value.SqlType;
import io.docdb.value.TextValue;
import io.docdb.value.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * PostgreSQL's functions over its catalogue, as tools and drivers call them. The session answers those that look something up. A
 * {@code regclass}, {@code regtype} or {@code regnamespace} is the text of the name here; where its number is asked for, the binder
 * takes the function of the same name with {@code NUMBER} behind it.
 */
public final class CatalogCalls {
    private static final int UTF8 = 6;

    private CatalogCalls() {}

    public static List<Named> all() {
        List<Named> functions = new ArrayList<>();
        for (String name : List.of("REGCLASS", "REGTYPE", "REGNAMESPACE", "TO_REGCLASS", "TO_REGTYPE")) {
            functions.add(lookup(name, SqlType.VARCHAR, ANY));
            functions.add(lookup(name + " NUMBER", SqlType.BIGINT, ANY));
        }
        functions.add(Definition.of("OID")
                .takes(ANY)
                .gives(types -> types.get(0).isText() || types.get(0).isNumeric() ? SqlType.BIGINT : SqlType.ANY)
                .as(a -> number(a[0])));
        functions.add(Definition.of("_PG_EXPANDARRAY")
                .takes(ARRAY)
                .gives(SqlType.ARRAY)
                .as(a -> numbered(a[0])));
        functions.add(Definition.of("FORMAT_TYPE")
                .takes(INTEGER, INTEGER)
                .stable()
                .seesNull()
                .gives(SqlType.VARCHAR)
                .with((a, context) -> a[0].isNull() ? NullValue.NULL : context.sessionCall("FORMAT_TYPE", List.of(a))));
        functions.add(lookup("PG_TABLE_IS_VISIBLE", SqlType.BOOLEAN, INTEGER));
        functions.add(optional("PG_GET_INDEXDEF", 2, INTEGER, INTEGER, BOOLEAN));
        functions.add(optional("PG_GET_CONSTRAINTDEF", 1, INTEGER, BOOLEAN));
        functions.add(optional("PG_GET_VIEWDEF", 1, ANY, ANY));
        functions.add(lookup("CURRENT_SCHEMAS", SqlType.arrayOf(SqlType.VARCHAR), BOOLEAN));
        functions.add(lookup("CURRENT_SETTINGS", SqlType.ARRAY));
        functions.addAll(privileges());
        functions.addAll(constants());
        return functions;
    }

    /** Digits are the number; what is no text is given back: a large object's bytes are what its number stands for. */
    private static Value number(Value value) {
        if (!(value instanceof TextValue text)) {
            return value;
        }
        String digits = text.value().strip();
        if (!digits.matches("\\d{1,18}")) {
            throw new StatementException(ErrorCode.INVALID_CAST, "Cast to OID expected a number, found " + text);
        }
        return LongValue.of(Long.parseLong(digits));
    }

    /** The elements, each with its place from 1: {@code {"x": 7, "n": 1}}. */
    private static Value numbered(Value array) {
        List<Value> elements = new ArrayList<>();
        for (Value element : ((ArrayValue) array).elements()) {
            elements.add(Document.ofDistinct(
                    new String[] {"x", "n"}, new Value[] {element, LongValue.of(elements.size() + 1L)}));
        }
        return new ArrayValue(elements);
    }

    private static Named lookup(String name, SqlType type, Param... params) {
        return Definition.of(name)
                .takes(params)
                .stable()
                .gives(type)
                .with((a, context) -> context.sessionCall(name, List.of(a)));
    }

    private static Named optional(String name, int count, Param... params) {
        return Definition.of(name)
                .takes(params)
                .optional(count)
                .stable()
                .gives(SqlType.VARCHAR)
                .with((a, context) -> context.sessionCall(name, List.of(a)));
    }

    /** With the user before the other arguments or without. */
    private static List<Named> privileges() {
        List<Named> functions = new ArrayList<>();
        for (String of : List.of("TABLE", "ANY_COLUMN", "COLUMN", "SEQUENCE", "SCHEMA", "DATABASE", "FUNCTION")) {
            String name = "HAS_" + of + "_PRIVILEGE";
            boolean column = of.equals("COLUMN");
            Param[] params = column ? new Param[] {ANY, ANY, ANY, TEXT} : new Param[] {ANY, ANY, TEXT};
            functions.add(Definition.of(name)
                    .takes(params)
                    .optional(1)
                    .stable()
                    .gives(SqlType.BOOLEAN)
                    .with((a, context) -> context.sessionCall(name, List.of(a))));
        }
        functions.add(fixed("PG_HAS_ROLE", SqlType.BOOLEAN, BooleanValue.TRUE, 1, ANY, ANY, TEXT));
        return functions;
    }

    /** What is the same whatever the definitions are. */
    private static List<Named> constants() {
        return List.of(
                fixed("PG_TYPE_IS_VISIBLE", SqlType.BOOLEAN, BooleanValue.TRUE, 0, INTEGER),
                fixed("PG_FUNCTION_IS_VISIBLE", SqlType.BOOLEAN, BooleanValue.TRUE, 0, INTEGER),
                fixed("PG_IS_IN_RECOVERY", SqlType.BOOLEAN, BooleanValue.FALSE, 0),
                fixed("PG_IS_OTHER_TEMP_SCHEMA", SqlType.BOOLEAN, BooleanValue.FALSE, 0, INTEGER),
                fixed("PG_MY_TEMP_SCHEMA", SqlType.BIGINT, LongValue.of(0), 0),
                fixed("SHOBJ_DESCRIPTION", SqlType.VARCHAR, NullValue.NULL, 0, INTEGER, TEXT),
                fixed("PG_GET_PARTKEYDEF", SqlType.VARCHAR, NullValue.NULL, 0, INTEGER),
                fixed("PG_GET_FUNCTION_RESULT", SqlType.VARCHAR, NullValue.NULL, 0, INTEGER),
                fixed("PG_GET_FUNCTION_ARGUMENTS", SqlType.VARCHAR, NullValue.NULL, 0, INTEGER),
                fixed("PG_GET_FUNCTION_IDENTITY_ARGUMENTS", SqlType.VARCHAR, NullValue.NULL, 0, INTEGER),
                fixed("PG_GET_TRIGGERDEF", SqlType.VARCHAR, NullValue.NULL, 1, INTEGER, BOOLEAN),
                fixed("PG_GET_RULEDEF", SqlType.VARCHAR, NullValue.NULL, 1, INTEGER, BOOLEAN),
                Definition.of("PG_GET_EXPR") // the text of an expression is kept as text
                        .takes(TEXT, INTEGER, BOOLEAN)
                        .optional(1)
                        .gives(SqlType.VARCHAR)
                        .as(a -> a[0]),
                Definition.of("PG_GET_USERBYID")
                        .takes(INTEGER)
                        .stable()
                        .gives(SqlType.VARCHAR)
                        .with((a, context) -> context.sessionValue("CURRENT_USER")),
                Definition.of("PG_ENCODING_TO_CHAR")
                        .takes(INTEGER)
                        .gives(SqlType.VARCHAR)
                        .as(a -> new TextValue(integer(a[0]) == UTF8 ? "UTF8" : "")),
                Definition.of("REGPROC", "REGPROCEDURE")
                        .takes(TEXT)
                        .gives(SqlType.VARCHAR)
                        .as(a -> new TextValue(((TextValue) a[0]).value().replaceFirst("^pg_catalog\\.", ""))),
                Definition.of("REGROLE")
                        .takes(ANY)
                        .stable()
                        .gives(SqlType.VARCHAR)
                        .with((a, context) -> a[0] instanceof TextValue ? a[0] : context.sessionValue("CURRENT_USER")));
    }

    private static Named fixed(String name, SqlType type, Value value, int optional, Param... params) {
        return Definition.of(name).takes(params).optional(optional).gives(type).as(a -> value);
    }
}
