package org.hybridsearch.embed.langchain4j.local;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.langchain4j.model.embedding.onnx.OnnxBertBiEncoder;
import dev.langchain4j.model.embedding.onnx.PoolingMode;
import dev.langchain4j.model.embedding.onnx.allminilml6v2q.AllMiniLmL6V2QuantizedEmbeddingModel;
import dev.langchain4j.model.embedding.onnx.bgesmallzhv15q.BgeSmallZhV15QuantizedEmbeddingModel;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import org.hybridsearch.embed.EmbeddingModel;

/**
 * A model's files, and how ONNX Runtime is to run them.
 *
 * @param jar a class of the jar they are in
 * @param name of the files
 * @param pooling how the vectors of a text's pieces become one, as the model was trained
 */
record OnnxModel(EmbeddingModel identity, Class<?> jar, String name, PoolingMode pooling) {

  static final OnnxModel MINI_LM = new OnnxModel(new EmbeddingModel("all-minilm-l6-v2-q", 384),
      AllMiniLmL6V2QuantizedEmbeddingModel.class, "/all-minilm-l6-v2-q", PoolingMode.MEAN);
  static final OnnxModel BGE_ZH = new OnnxModel(new EmbeddingModel("bge-small-zh-v1.5-q", 512),
      BgeSmallZhV15QuantizedEmbeddingModel.class, "/bge-small-zh-v1.5-q", PoolingMode.CLS);

  // The tokenizer's library would tell its makers on which cloud machine it runs.
  private static final String NO_TELEMETRY = "OPT_OUT_TRACKING";

  /**
   * A session of its own, as langchain4j's takes a thread a core for one text and lets them spin: for a text of a query's length
   * that costs 1.3 times the processor time and disturbs all else, and is no faster. Texts side by side scale instead.
   */
  OnnxBertBiEncoder load() throws OrtException, IOException {
    System.setProperty(NO_TELEMETRY, "true");
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions();
        InputStream network = resource(name + ".onnx");
        InputStream tokenizer = resource(name + "-tokenizer.json")) {
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      options.addConfigEntry("session.intra_op.allow_spinning", "0");
      return new OnnxBertBiEncoder(
          environment, environment.createSession(network.readAllBytes(), options), tokenizer, pooling);
    }
  }

  private InputStream resource(String file) throws FileNotFoundException {
    InputStream found = jar.getResourceAsStream(file);
    if (found == null) {
      throw new FileNotFoundException("The jar of the local embedding model holds no " + file);
    }
    return found;
  }
}
