const TABLE =
  'smile😄 smiley😃 grinning😀 grin😁 joy😂 slightly_smiling_face🙂 wink😉 blush😊 thinking_face🤔 neutral_face😐 ' +
  'confused😕 worried😟 disappointed😞 cry😢 sweat_smile😅 sunglasses😎 hugging_face🤗 shrug🤷 raised_hands🙌 clap👏 ' +
  'wave👋 pray🙏 muscle💪 eyes👀 +1👍 thumbsup👍 -1👎 thumbsdown👎 ok_hand👌 point_right👉 point_left👈 point_up☝️ ' +
  'point_down👇 raised_hand✋ hand✋ v✌️ handshake🤝 writing_hand✍️ heart❤️ blue_heart💙 green_heart💚 yellow_heart💛 ' +
  'star⭐ star2🌟 sparkles✨ fire🔥 tada🎉 confetti_ball🎊 trophy🏆 medal🏅 first_place_medal🥇 rocket🚀 100💯 ' +
  'white_check_mark✅ heavy_check_mark✔️ ballot_box_with_check☑️ x❌ negative_squared_cross_mark❎ warning⚠️ ' +
  'no_entry⛔ no_entry_sign🚫 exclamation❗ question❓ grey_question❔ grey_exclamation❕ bangbang‼️ information_source' +
  'ℹ️ red_circle🔴 large_orange_circle🟠 orange_circle🟠 large_yellow_circle🟡 yellow_circle🟡 large_green_circle🟢 ' +
  'green_circle🟢 large_blue_circle🔵 large_purple_circle🟣 white_circle⚪ black_circle⚫ large_green_square🟩 ' +
  'large_yellow_square🟨 large_red_square🟥 white_large_square⬜ black_large_square⬛ large_blue_square🟦 ' +
  'arrow_right➡️ arrow_left⬅️ arrow_up⬆️ arrow_down⬇️ arrow_forward▶️ arrows_counterclockwise🔄 repeat🔁 ' +
  'chart_with_upwards_trend📈 chart_with_downwards_trend📉 bar_chart📊 calendar📆 date📅 spiral_calendar_pad🗓️ ' +
  'clipboard📋 memo📝 pencil📝 pencil2✏️ page_facing_up📄 page_with_curl📃 bookmark🔖 bookmark_tabs📑 books📚 ' +
  'book📖 open_book📖 notebook📓 file_folder📁 open_file_folder📂 link🔗 paperclip📎 pushpin📌 round_pushpin📍 ' +
  'mag🔍 mag_right🔎 bulb💡 bell🔔 no_bell🔕 loudspeaker📢 mega📣 speech_balloon💬 thought_balloon💭 envelope✉️ ' +
  'email📧 inbox_tray📥 outbox_tray📤 package📦 key🔑 lock🔒 unlock🔓 closed_lock_with_key🔐 shield🛡️ gear⚙️ ' +
  'wrench🔧 hammer_and_wrench🛠️ construction🚧 traffic_light🚥 vertical_traffic_light🚦 checkered_flag🏁 ' +
  'triangular_flag_on_post🚩 hourglass⌛ hourglass_flowing_sand⏳ stopwatch⏱️ alarm_clock⏰ clock1🕐 clock3🕒 ' +
  'clock9🕘 zzz💤 robot_face🤖 brain🧠 seedling🌱 herb🌿 evergreen_tree🌲 sunny☀️ partly_sunny⛅ cloud☁️ umbrella☔ ' +
  'rainbow🌈 ocean🌊 surfer🏄 snowflake❄️ earth_africa🌍 earth_americas🌎 earth_asia🌏 coffee☕ cake🍰 birthday🎂 ' +
  'apple🍎 dart🎯 jigsaw🧩 puzzle_piece🧩 game_die🎲 art🎨 musical_note🎵 computer💻 iphone📱 phone☎️ battery🔋 ' +
  'busts_in_silhouette👥 bust_in_silhouette👤 mortar_board🎓 school🏫 office🏢 house🏠 airplane✈️ train🚆 ' +
  'palm_tree🌴 moneybag💰 scales⚖️ microscope🔬 test_tube🧪 ladder🪜 compass🧭 world_map🗺️ motorway🛣️ parking🅿️ ' +
  'pause_button⏸️ double_vertical_bar⏸️ black_square_for_stop⏹️ fast_forward⏩ rewind⏪ new🆕 ok🆗 sos🆘 free🆓 ' +
  'hash#️⃣ one1️⃣ two2️⃣ three3️⃣ four4️⃣ five5️⃣ six6️⃣ seven7️⃣ eight8️⃣ nine9️⃣ keycap_ten🔟';

const EMOJI = new Map(
  TABLE.split(' ').map((entry) => {
    const name = /^[a-z0-9_+-]+?(?=[^a-z0-9_+-]|[#\d]\uFE0F)/.exec(entry)?.[0] ?? entry;
    return [name, entry.slice(name.length)] as const;
  }),
);

export function emojiFor(name: string): string | undefined {
  return EMOJI.get(name);
}
