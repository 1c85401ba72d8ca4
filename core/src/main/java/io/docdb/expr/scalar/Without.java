package io.docdb.expr.scalar;

import io.docdb.error.ErrorCode;
import io.docdb.error.StatementException;
import io.docdb.value.ArrayValue;
import io.docdb.value.Document;
import io.docdb.value.NumberValue;
import io.docdb.value.TextValue;
import io.docdb.value.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * PostgreSQL's {@code json - what}: an object without a field, or without those an array names; an array without the texts
 * that are equal, or without the element at a place (from 0, a negative one counts from the end).
 */
final class Without {
    private Without() {}

    static Value of(Value json, Value what) {
        if (json instanceof Document document) {
            if (what instanceof TextValue name) {
                return document.without(name.value());
            }
            if (what instanceof ArrayValue names) {
                Document rest = document;
                for (Value name : names.elements()) {
                    rest = name instanceof TextValue text ? rest.without(text.value()) : rest;
                }
                return rest;
            }
            throw mismatch("the name of a field, or an array of names", what);
        }
        ArrayValue array = (ArrayValue) json;
        if (what instanceof NumberValue number && number.isLong()) {
            return withoutPlace(array, number.longValue());
        }
        if (what instanceof TextValue || what instanceof ArrayValue) {
            List<Value> gone = what instanceof ArrayValue several ? several.elements() : List.of(what);
            return new ArrayValue(array.elements().stream()
                    .filter(element -> !gone.contains(element))
                    .toList());
        }
        throw mismatch("a text, an array of texts, or the place of an element", what);
    }

    private static Value withoutPlace(ArrayValue array, long place) {
        long from0 = place < 0 ? array.size() + place : place;
        if (from0 < 0 || from0 >= array.size()) {
            return array;
        }
        List<Value> rest = new ArrayList<>(array.elements());
        rest.remove((int) from0);
        return new ArrayValue(rest);
    }

    private static StatementException mismatch(String expected, Value found) {
        return new StatementException(
                ErrorCode.TYPE_MISMATCH, "Wrong operand: - on JSON expects " + expected + ", found " + found);
    }
}
