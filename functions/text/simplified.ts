/*
 * Traditional characters and their simplified forms, for the characters of guides and words.yaml; a test names missing
 * ones. Some are variants that only some people write: 回覆 for 回复, 甚麼 for 什么, 妳. The last two are Cantonese words.
 */
const pairs = `
  丟丢 並并 乾干 亂乱 併并 來来 係系 個个 們们 備备 傳传 僕仆 儘尽 內内 兩两 冊册 別别 刪删 剷铲 動动
  務务 勞劳 卽即 吶呐 員员 問问 單单 嗎吗 嘍喽 噠哒 噹当 嚮向 囉啰 國国 圖图 執执 報报 塊块 媽妈 孃娘
  實实 審审 寫写 寶宝 對对 導导 帶带 幣币 幫帮 幷并 幹干 幾几 廢废 廣广 廳厅 張张 彆别 彈弹 彔录 彫雕
  後后 從从 復复 態态 憑凭 應应 戶户 拚拼 掛挂 換换 撥拨 撲扑 擇择 擊击 據据 擾扰 敗败 數数 時时 曏向
  曬晒 書书 會会 東东 枱台 査查 條条 業业 榦干 樣样 機机 檯台 權权 歡欢 歸归 殘残 氣气 沒没 況况 洩泄
  渾浑 準准 滾滚 滿满 漢汉 為为 無无 煩烦 熱热 營营 爛烂 爲为 爺爷 爾尔 現现 琱雕 瑪玛 當当 癡痴 發发
  盡尽 監监 眞真 確确 碼码 種种 穀谷 筆笔 箇个 節节 簡简 粵粤 約约 終终 結结 絕绝 絡络 給给 絶绝 綁绑
  經经 綫线 網网 緊紧 線线 編编 緻致 總总 繫系 繼继 續续 纔才 羅罗 聯联 腦脑 臺台 與与 舊旧 華华 萬万
  著着 蘋苹 處处 號号 衕同 衹只 裏里 補补 裡里 複复 覈核 見见 規规 親亲 訂订 訊讯 託托 記记 設设 許许
  訴诉 註注 証证 詐诈 詢询 試试 話话 該该 詳详 認认 語语 誤误 說说 説说 誰谁 請请 諮咨 講讲 謝谢 謹谨
  證证 議议 護护 變变 讓让 豬猪 貨货 費费 資资 賣卖 賤贱 賬账 趕赶 載载 輸输 轉转 辦办 迴回 這这 週周
  進进 遊游 運运 過过 違违 遠远 選选 還还 邊边 郵邮 釣钓 釦扣 鈕钮 鈡钟 銀银 銖铢 銷销 錄录 錢钱 錯错
  録录 錶表 鍵键 鍾钟 鏈链 鏟铲 鐘钟 長长 門门 閉闭 開开 閑闲 閒闲 間间 閤合 閱阅 閲阅 闆板 關关 際际
  隨随 隱隐 隻只 離离 難难 雲云 電电 靜静 韆千 頁页 項项 順顺 須须 預预 領领 頭头 題题 額额 願愿 類类
  顯显 颱台 飛飞 餘余 則则 餵喂 馬马 駕驾 騙骗 騷骚 驗验 驟骤 體体 髮发 鬚须 魚鱼 鵰雕 麪面 麫面 麵面 麼么
  價价 儲储 卻却 塗涂 壞坏 夠够 層层 屬属 帳帐 摺折 於于 決决 繳缴 覺觉 買买 輕轻 陣阵 頂顶 颳刮
  麽么 點点 齣出 貳贰 參参 叄叁 陸陆 覆复 甚什 妳你 揀拣 俬私 傢家 蔘参
  兒儿 剛刚 劃划 區区 學学 將将 尋寻 強强 愛爱 暫暂 棄弃 標标 櫃柜 禮礼 紹绍 統统 聽听 臨临 興兴 舉举 計计 訪访
  調调 謂谓 識识 讚赞 貴贵 質质 贊赞 車车 達达 遲迟 鄰邻 駛驶 翫玩 聲声 咗了 仲还`;

const forms = new Map(
  pairs
    .trim()
    .split(/\s+/)
    .map((pair) => {
      const [traditional = "", simple = ""] = pair;
      return [traditional, simple];
    }),
);

const traditional = new RegExp(`[${[...forms.keys()].join("")}]`, "gu");

/** Replaces traditional characters by simplified ones, as far as the content needs it. */
export const toSimplified = (text: string): string =>
  text.replace(traditional, (character) => forms.get(character) ?? character);
