package wildfire.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class IdsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1.03506E+15 | https://f.example/p/posts/1035057923259100 | 1035057923259100",
        "1,03506E+015 | https://f.example/p/posts/1035057923259100 | 1035057923259100",
        "1294030472427830000 | https://x.example/a/status/1294030472427835393 | 1294030472427835393",
        "122134567890123000 | https://f.example/100064123456789/posts/122134567890123456 | 122134567890123456",
        "122134567890123000 | https://f.example/reel/122134567890199456 | 122134567890123000",
        "122134567890123000 | https://f.example/p/pfbid02abc | 122134567890123000",
        "122134567890123457 | https://f.example/p/posts/122134567890123456 | 122134567890123457"
      })
  void aLinkTellsTheDigitsOnlyWhereTheIdWasRoundedFromThem(String id, String link, String whole) {
    assertThat(Ids.whole(id, link)).isEqualTo(whole);
  }

  @Test
  void whatOnlyResemblesARoundedIdIsNone() {
    for (String healthy :
        new String[] {"1e5", "5e1a", "123456789012345", "1000", "3kxe17", "122134567890123456"}) {
      assertThat(Ids.looksRounded(healthy)).as(healthy).isFalse();
    }
    assertThat(Ids.looksRounded("1.78414E+16")).isTrue();
    assertThat(Ids.looksRounded("1,2E+017")).isTrue();
    assertThat(Ids.looksRounded(null)).isFalse();
  }
}
