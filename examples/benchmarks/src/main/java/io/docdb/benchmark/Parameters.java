package io.docdb.benchmark;

import java.util.SplittableRandom;

/** The arguments of each operation: the same for every engine, other ones in every round. */
final class Parameters {
    /** Most orders fall on the first customers and the first goods; these bounds stay off the thickest part. */
    private static final int FIRST_SKU = 10_200;

    private static final int SKUS = 4_000;
    private final long orders;
    private final int customers;

    Parameters(long orders, int customers) {
        this.orders = orders;
        this.customers = customers;
    }

    long[] of(Work work, int round, int operation) {
        SplittableRandom random =
                new SplittableRandom(1_000_003L * round + 101L * work.ordinal() + operation * 0x9E3779B97F4A7C15L);
        return switch (work) {
            case POINT_READ, UPDATE -> new long[] {1 + random.nextLong(orders)};
            case INDEX_EQUAL -> new long[] {1 + random.nextInt(customers)};
            case INDEX_RANGE -> {
                long from = 500 + random.nextInt(2_500);
                yield new long[] {from, from + 2};
            }
            case TOP_N -> new long[] {2_000 + random.nextInt(5_000)};
            case ARRAY_CONTAINS -> new long[] {FIRST_SKU + random.nextInt(SKUS)};
            case Q5 -> new long[] {random.nextLong(orders)};
            case Q6, Q7, Q11 -> part(random, 1_000);
            case Q8 -> new long[] {1_000 + random.nextInt(1_000)};
            case Q9 -> new long[] {random.nextInt(1_000)};
            case Q10 -> part(random, 10);
            case JOIN_FEW -> span(random, 5);
            case UPDATE_MANY -> span(random, 20);
            default -> new long[0];
        };
    }

    /** One part of so many of the numbers from 0 to the number of documents. */
    private long[] part(SplittableRandom random, int parts) {
        long width = Math.max(1, orders / parts);
        long first = random.nextLong(Math.max(1, orders - width));
        return new long[] {first, first + width - 1};
    }

    private long[] span(SplittableRandom random, int width) {
        long first = customers <= width ? 1 : 1 + random.nextInt(customers - width);
        return new long[] {first, first + width - 1};
    }
}
