package io.docdb.benchmark.inner;

import io.docdb.codec.DocumentCodec;
import io.docdb.codec.FieldNames;
import io.docdb.codec.JsonReader;
import io.docdb.codec.JsonWriter;
import io.docdb.value.Document;
import io.docdb.value.Value;
import java.nio.charset.StandardCharsets;
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

/** Whole documents: JSON text, values and the stored form, each into each. MB/s of JSON text = jsonBytes / microseconds. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 4, time = 1)
public class CodecBenchmark {
    @Param({"300", "1000", "100000"})
    private int jsonBytes;

    private FieldNames names;
    private byte[] json;
    private Document document;
    private byte[] bytes;

    @Setup
    public void encode() {
        names = FieldNames.inMemory();
        json = Samples.text(jsonBytes).getBytes(StandardCharsets.UTF_8);
        document = JsonReader.parseDocument(json);
        bytes = encodeDocument();
        Check.equal(document, decode());
        Check.equal(document, DocumentCodec.decode(encodeJson(), 8, names));
        Check.equal(document, JsonReader.parse(writeJson()));
    }

    @Benchmark
    public byte[] encodeDocument() {
        return DocumentCodec.encode(document, names, 8);
    }

    @Benchmark
    public byte[] encodeJson() {
        return JsonReader.encode(json, names, 8);
    }

    @Benchmark
    public Value parseJson() {
        return JsonReader.parse(json);
    }

    @Benchmark
    public Document decode() {
        return DocumentCodec.decode(bytes, 8, names);
    }

    @Benchmark
    public String writeJson() {
        return JsonWriter.toText(bytes, 8, names);
    }
}
