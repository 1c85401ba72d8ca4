package io.docdb.benchmark.inner;

import io.docdb.codec.DocumentCodec;
import io.docdb.codec.EncodedValue;
import io.docdb.codec.FieldNames;
import io.docdb.codec.PathReader;
import io.docdb.value.Document;
import io.docdb.value.FieldPath;
import io.docdb.value.LongValue;
import io.docdb.value.Value;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What one path costs: it should be the same out of a small and out of a large document. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 4, time = 1)
public class PathBenchmark {
    @Param({"1000", "100000"})
    private int jsonBytes;

    private byte[] bytes;
    private FieldNames names;
    private PathReader nested;
    private PathReader missing;
    private PathReader text;
    private PathReader lastElement;

    @Setup
    public void encode() {
        names = FieldNames.inMemory();
        Document document = Samples.ofSize(jsonBytes);
        bytes = DocumentCodec.encode(document, names, 8);
        nested = PathReader.of(FieldPath.parse("a.b.c"), names);
        missing = PathReader.of(FieldPath.parse("a.b.nothing"), names);
        text = PathReader.of(FieldPath.parse("customer.city"), names);
        lastElement = PathReader.of(FieldPath.parse("items[-1].sku"), names);
        Check.equal(LongValue.of(42), readNested());
        Check.equal(FieldPath.parse("items[-1].sku").get(document), readLastElement());
        Check.equal(4L, (long) locateText());
    }

    @Benchmark
    public Value readNested() {
        return nested.read(bytes, 8);
    }

    /** As a filter does it: no object is made. */
    @Benchmark
    public long readNestedRaw() {
        int position = nested.locate(bytes, 8);
        return EncodedValue.isLong(bytes, position) ? EncodedValue.longValue(bytes, position) : -1;
    }

    @Benchmark
    public Value readMissing() {
        return missing.read(bytes, 8);
    }

    @Benchmark
    public int locateText() {
        return EncodedValue.textLength(bytes, text.locate(bytes, 8));
    }

    @Benchmark
    public Value readText() {
        return text.read(bytes, 8);
    }

    @Benchmark
    public Value readLastElement() {
        return lastElement.read(bytes, 8);
    }

    /** For comparison: the whole document. */
    @Benchmark
    public Document decodeAll() {
        return DocumentCodec.decode(bytes, 8, names);
    }
}
