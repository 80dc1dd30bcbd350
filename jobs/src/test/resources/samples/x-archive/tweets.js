window.YTD.tweets.part0 = [
  {
    "tweet" : {
      "retweeted" : false,
      "favorite_count" : "12",
      "id_str" : "2008000000000000001",
      "id" : "2008000000000000001",
      "retweet_count" : "3",
      "created_at" : "Mon Jan 05 09:00:00 +0000 2026",
      "full_text" : "Spring is here",
      "lang" : "en"
    }
  },
  {
    "tweet" : {
      "retweeted" : false,
      "favorite_count" : "0",
      "id_str" : "2008000000000000002",
      "id" : "2008000000000000002",
      "retweet_count" : "450",
      "created_at" : "Tue Jan 06 10:00:00 +0000 2026",
      "full_text" : "RT @somebody: not mine",
      "lang" : "en"
    }
  }
]
