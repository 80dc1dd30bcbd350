package wildfire.cli;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import wildfire.model.OperatorError;

final class StandaloneMasterTest {

  @Test
  void oneOfSeveralMastersIsEnough() throws IOException {
    try (ServerSocket master = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String there = "127.0.0.1:" + master.getLocalPort();
      assertThatCode(() -> Session.mustAnswer("spark://" + there)).doesNotThrowAnyException();
      assertThatCode(() -> Session.mustAnswer("spark://127.0.0.1:" + closed() + "," + there))
          .doesNotThrowAnyException();
    }
  }

  @Test
  void withoutAnyItIsOneSentence() throws IOException {
    String gone = "spark://127.0.0.1:" + closed();
    assertThatThrownBy(() -> Session.mustAnswer(gone))
        .isInstanceOf(OperatorError.class)
        .hasMessage(
            "No Spark master answers at %s: start it, or name another with --master or spark.master."
                .formatted(gone));
    for (String wrong : new String[] {"spark://host", "spark://host:99999", "spark://"}) {
      assertThatThrownBy(() -> Session.mustAnswer(wrong)).isInstanceOf(OperatorError.class);
    }
  }

  @Test
  void othersAreSparksToReach() {
    for (String other : new String[] {"local[*]", "yarn", "k8s://https://host:6443"}) {
      assertThatCode(() -> Session.mustAnswer(other)).doesNotThrowAnyException();
    }
  }

  /** A port that was open a moment ago, and so belongs to nobody. */
  private static int closed() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
