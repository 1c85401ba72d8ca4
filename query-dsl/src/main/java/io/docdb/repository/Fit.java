package io.docdb.repository;

import io.docdb.dsl.mapping.EntityType;
import java.lang.invoke.MethodType;
import java.util.List;
import tools.jackson.databind.JavaType;

/**
 * Whether a word, a property and a parameter go together, as far as their classes tell. What is a number, text or a boolean
 * in Java is one in a document and never equal to the others: such a query would find nothing, and nobody would know why.
 */
enum Fit {
    NUMBER("a number"),
    TEXT("text"),
    BOOLEAN("true or false"),
    /** Dates, enums, objects and whatever has a form of its own: anything may fit. */
    UNKNOWN("anything");

    private final String description;

    Fit(String description) {
        this.description = description;
    }

    private static Fit of(JavaType type) {
        Class<?> raw = MethodType.methodType(type.getRawClass()).wrap().returnType();
        if (Number.class.isAssignableFrom(raw)) {
            return NUMBER;
        }
        if (CharSequence.class.isAssignableFrom(raw) || raw == Character.class) {
            return TEXT;
        }
        return raw == Boolean.class ? BOOLEAN : UNKNOWN;
    }

    private static Fit of(Properties.Found property) {
        return property.last().isPlain() ? of(property.last().contentType()) : UNKNOWN;
    }

    /** @throws MethodName.NotUnderstood if the word cannot be about the property */
    static void check(MethodName.Term term) throws MethodName.NotUnderstood {
        Fit property = of(term.property());
        Fit wanted = term.word().wantsText() || term.ignoreCase()
                ? TEXT
                : term.word().wantsBoolean() ? BOOLEAN : UNKNOWN;
        if (property != UNKNOWN && wanted != UNKNOWN && property != wanted) {
            throw new MethodName.NotUnderstood("expected " + wanted.description + " for " + place(term) + ", found "
                    + type(term.property().last().type()));
        }
    }

    /** @throws MethodName.NotUnderstood if no value of the parameter can ever be compared with the property */
    static void check(MethodName.Term term, JavaType parameter) throws MethodName.NotUnderstood {
        JavaType value = parameter;
        if (term.word().takesMany()) {
            if (!isMany(parameter)) {
                throw new MethodName.NotUnderstood(
                        "expected a collection or an array for " + place(term) + ", found " + type(parameter));
            }
            value = element(parameter);
        } else if (term.property().last().isMany() && isMany(parameter)) {
            return;
        }
        value = value.isReferenceType() ? value.getContentType() : value;
        Fit found = of(value);
        Fit expected = of(term.property());
        if (found != UNKNOWN && expected != UNKNOWN && found != expected) {
            throw new MethodName.NotUnderstood("expected a parameter that is " + expected.description + " for "
                    + place(term) + " (" + type(term.property().last().type()) + "), found " + type(parameter));
        }
    }

    /** True unless no key of the type can ever be equal to what the property holds. */
    static boolean isKey(JavaType key, EntityType.Property property) {
        Fit found = of(key);
        Fit expected = property.isPlain() ? of(property.contentType()) : UNKNOWN;
        return found == UNKNOWN || expected == UNKNOWN || found == expected;
    }

    private static boolean isMany(JavaType type) {
        return type.isArrayType() || Iterable.class.isAssignableFrom(type.getRawClass());
    }

    private static JavaType element(JavaType many) {
        return many.getContentType() == null ? many.containedTypeOrUnknown(0) : many.getContentType();
    }

    private static String place(MethodName.Term term) {
        List<String> endings = term.word().endings();
        return term.property().path()
                + (term.word() == Word.EQUAL ? "" : " " + endings.get(endings.size() > 1 ? 1 : 0));
    }

    private static String type(JavaType type) {
        return type.getRawClass().getSimpleName();
    }
}
