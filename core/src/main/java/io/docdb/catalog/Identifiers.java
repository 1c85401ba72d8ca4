package io.docdb.catalog;

import io.docdb.error.ErrorCode;
import io.docdb.error.StatementException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** How an identifier finds its object: exactly, else by the only match without regard to case. */
public final class Identifiers {
    private Identifiers() {}

    /**
     * @param kind of object, for the message
     * @throws StatementException AMBIGUOUS_NAME naming the candidates, if several match but none exactly
     */
    public static <T> Optional<T> find(
            String identifier, Collection<T> candidates, Function<T, String> nameOf, String kind) {
        T near = null;
        boolean several = false;
        for (T candidate : candidates) {
            String name = nameOf.apply(candidate);
            if (name.equals(identifier)) {
                return Optional.of(candidate);
            }
            if (name.equalsIgnoreCase(identifier)) {
                several |= near != null;
                near = candidate;
            }
        }
        if (several) {
            List<String> names = candidates.stream()
                    .map(nameOf)
                    .filter(identifier::equalsIgnoreCase)
                    .sorted()
                    .toList();
            throw new StatementException(
                    ErrorCode.AMBIGUOUS_NAME,
                    kind + " \"" + identifier + "\" is ambiguous: it may be any of " + names
                            + "; quote the one you mean");
        }
        return Optional.ofNullable(near);
    }
}
