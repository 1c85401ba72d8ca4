package io.docdb.expr.json;

import io.docdb.expr.type.Comparisons;
import io.docdb.value.ArrayValue;
import io.docdb.value.Document;
import io.docdb.value.TextValue;
import io.docdb.value.Value;

/** {@code @>} and {@code ?}, as PostgreSQL's jsonb has them. */
final class Containment {
    private Containment() {}

    /**
     * An object contains another one if it has all its fields with values that contain the other's; an array contains
     * another one if each element of that is contained in some element of this; an array also contains a scalar that is
     * one of its elements. Scalars contain what equals them.
     */
    static boolean contains(Value whole, Value part) {
        if (whole instanceof ArrayValue array && !(part instanceof ArrayValue) && !(part instanceof Document)) {
            return hasElement(array, part);
        }
        return containsSame(whole, part);
    }

    private static boolean containsSame(Value whole, Value part) {
        if (whole instanceof Document object && part instanceof Document fields) {
            for (int i = 0; i < fields.size(); i++) {
                Value value = object.get(fields.name(i));
                if (value.isMissing() || !containsSame(value, fields.value(i))) {
                    return false;
                }
            }
            return true;
        }
        if (whole instanceof ArrayValue array && part instanceof ArrayValue elements) {
            for (Value element : elements.elements()) {
                if (!hasElement(array, element)) {
                    return false;
                }
            }
            return true;
        }
        return Comparisons.areNotDistinct(whole, part);
    }

    private static boolean hasElement(ArrayValue array, Value wanted) {
        for (Value element : array.elements()) {
            if (containsSame(element, wanted)) {
                return true;
            }
        }
        return false;
    }

    /** The object has the field, the array the text as an element, or the text is it. */
    static boolean hasKey(Value json, String key) {
        if (json instanceof Document object) {
            return object.has(key);
        }
        if (json instanceof ArrayValue array) {
            return array.elements().contains(new TextValue(key));
        }
        return json instanceof TextValue text && text.value().equals(key);
    }
}
