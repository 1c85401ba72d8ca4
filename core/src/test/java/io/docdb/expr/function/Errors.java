package io.docdb.expr.function;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.docdb.error.DatabaseException;
import io.docdb.error.ErrorCode;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What a refusal is expected to be. */
public final class Errors {
    private Errors() {}

    public static void assertRefused(ErrorCode code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        DatabaseException.class, error -> org.assertj.core.api.Assertions.assertThat(error.code())
                                .as(error.getMessage())
                                .isEqualTo(code));
    }
}
