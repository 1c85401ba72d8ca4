package io.docdb.benchmark.inner;

import io.docdb.key.KeyDecoder;
import io.docdb.key.KeyEncoder;
import io.docdb.value.DecimalValue;
import io.docdb.value.DoubleValue;
import io.docdb.value.LongValue;
import io.docdb.value.TextValue;
import io.docdb.value.Value;
import io.docdb.value.ValueOrder;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Keys: making them, reading them, comparing them. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 4, time = 1)
public class KeyBenchmark {
    private final KeyEncoder encoder = new KeyEncoder();
    private final Value whole = LongValue.of(1_234_567);
    private final Value decimal = new DecimalValue(new BigDecimal("1249.90"));
    private final Value shortDouble = new DoubleValue(59.9139);
    private final Value longDouble = new DoubleValue(0.1 + 0.2);
    private final Value text = new TextValue("Kristiansund, Møre og Romsdal");
    private byte[] left;
    private byte[] right;
    private Value other;

    @Setup
    public void encode() {
        left = encoder.reset().add(text, false).add(whole, false).toBytes();
        right = encoder.reset()
                .add(text, false)
                .add(LongValue.of(1_234_568), false)
                .toBytes();
        other = new TextValue("Kristiansund, Møre og Romsdat");
        Check.equal(true, Arrays.compareUnsigned(left, right) < 0);
        Check.equal(text, decodeFirst());
    }

    @Benchmark
    public byte[] encodeLong() {
        return encoder.reset().add(whole, false).toBytes();
    }

    @Benchmark
    public byte[] encodeDecimal() {
        return encoder.reset().add(decimal, false).toBytes();
    }

    @Benchmark
    public byte[] encodeShortDouble() {
        return encoder.reset().add(shortDouble, false).toBytes();
    }

    @Benchmark
    public byte[] encodeLongDouble() {
        return encoder.reset().add(longDouble, false).toBytes();
    }

    @Benchmark
    public byte[] encodeText() {
        return encoder.reset().add(text, false).toBytes();
    }

    @Benchmark
    public byte[] encodePair() {
        return encoder.reset().add(text, false).add(whole, true).toBytes();
    }

    @Benchmark
    public Value decodeFirst() {
        return new KeyDecoder(left).next(false);
    }

    @Benchmark
    public int compareKeys() {
        return Arrays.compareUnsigned(left, right);
    }

    @Benchmark
    public int compareValues() {
        return ValueOrder.INSTANCE.compare(text, other);
    }
}
