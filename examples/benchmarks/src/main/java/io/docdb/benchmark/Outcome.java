package io.docdb.benchmark;

/**
 * What came of one work in one round.
 *
 * @param operations how many were done; fewer than asked for if the time limit struck
 * @param nanos what they took
 * @param complete false if the time limit struck: the checksum is then not comparable
 * @param failure empty, or why there is no outcome
 */
record Outcome(int operations, long nanos, long checksum, boolean complete, String failure) {
    private static final String MARK = "outcome ";

    static Outcome failed(Throwable cause) {
        return new Outcome(0, 0, 0, false, String.valueOf(cause).replaceAll("\\s+", " "));
    }

    /** Both together, of the same work in the same round: the answer is that of the second. */
    Outcome and(Outcome again) {
        return new Outcome(
                operations + again.operations,
                nanos + again.nanos,
                again.checksum,
                complete && again.complete,
                again.failure);
    }

    boolean isFailure() {
        return !failure.isEmpty();
    }

    double microsPerOperation() {
        return nanos / 1e3 / operations;
    }

    String toLine() {
        return MARK + operations + " " + nanos + " " + checksum + " " + complete + " " + failure;
    }

    /** Whether a line that an engine's JVM printed is one of {@link #toLine}. */
    static boolean isLine(String line) {
        return line.startsWith(MARK);
    }

    static Outcome ofLine(String line) {
        String[] parts = line.substring(MARK.length()).split(" ", 5);
        return new Outcome(
                Integer.parseInt(parts[0]),
                Long.parseLong(parts[1]),
                Long.parseLong(parts[2]),
                Boolean.parseBoolean(parts[3]),
                parts[4]);
    }
}
