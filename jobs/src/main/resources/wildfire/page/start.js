// Unpacks the content and draws the page; draws it anew when its width changes.

async function start() {
  if (typeof DecompressionStream === "undefined") {
    document.getElementById("too-old").hidden = false;
    return;
  }
  const content = JSON.parse(await unpacked("index"));
  Object.assign(page, {
    words: content.words,
    language: content.language,
    all: content.all,
    associations: content.associations,
    campaigns: content.campaigns,
    timeZone: content.timeZone,
  });
  page.posts = content.posts.map((values, place) => {
    const post = { place };
    content.columns.forEach((column, i) => {
      post[column] = values[i];
    });
    post.account = content.accounts[place] === null ? null : post.platform + "/" + content.accounts[place];
    post.name = title(post);
    post.fast = doublings(post.speed_factor);
    post.wide = doublings(post.breadth_factor);
    post.searched = [
      post.first_words,
      post.post_id,
      post.platform,
      post.campaign_id,
      post.format,
      post.triggers,
      post.verdict,
      say("verdict_" + post.verdict),
    ]
      .join(" ")
      .replaceAll("_", " ")
      .toLocaleLowerCase(page.language);
    return post;
  });
  page.verdicts = content.verdicts;
  VERDICTS = Object.keys(content.verdicts);
  drawMarks();
  startFilters();
  startPosts();
  startFactors();
  startCampaigns();
  refresh();
  startCards();
  let width = innerWidth;
  addEventListener("resize", () => {
    if (innerWidth !== width) {
      width = innerWidth;
      verdictBar();
      scatter();
      timeline();
      highlights();
      drawFactors();
    }
  });
  document.documentElement.dataset.ready = "yes";
}

start();
