<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="he" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source>All connected members reported the same digest: everybody holds the same conversation.</source>
        <translation>כל החברים המחוברים דיווחו על אותו תקציר: לכולם אותה שיחה.</translation>
    </message>
    <message>
        <source>Something was sent a moment ago; the members are confirming that they hold the same.</source>
        <translation>משהו נשלח לפני רגע; החברים מאשרים שיש להם אותו הדבר.</translation>
    </message>
    <message>
        <source>Somebody is away or behind. Nothing is wrong: messages wait and are sent again.</source>
        <translation>מישהו לא מחובר או מפגר. אין בעיה: ההודעות ממתינות ונשלחות שוב.</translation>
    </message>
    <message>
        <source>Somebody holds a different conversation. A resync usually follows by itself.</source>
        <translation>למישהו יש שיחה שונה. בדרך כלל הסנכרון מחדש מתחיל מעצמו.</translation>
    </message>
    <message>
        <source>The members start again from a common point; nothing that was written is lost.</source>
        <translation>החברים מתחילים שוב מנקודה משותפת; שום דבר שנכתב לא אובד.</translation>
    </message>
    <message>
        <source>Everybody is in step again; fresh keys are being agreed so that old ones open nothing new.</source>
        <translation>כולם שוב מסונכרנים; מפתחות חדשים מתואמים, כך שהישנים לא יפתחו דבר חדש.</translation>
    </message>
    <message>
        <source>A resync has just healed: everybody holds the same again, under fresh keys.</source>
        <translation>הסנכרון מחדש הצליח: לכולם שוב אותו הדבר, עם מפתחות חדשים.</translation>
    </message>
    <message>
        <source>Several resyncs failed. Check that everybody is connected, then try Resync now.</source>
        <translation>כמה סנכרונים נכשלו. כדאי לוודא שכולם מחוברים, ואז לבחור „סנכרון מחדש”.</translation>
    </message>
    <message>
        <source>Two members hold different content under one name. Compare notes by other means.</source>
        <translation>לשני חברים יש תוכן שונה תחת אותו שם. כדאי לברר זאת בדרך אחרת.</translation>
    </message>
    <message>
        <source>Everybody else has left this group. What was written stays here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You are no longer a member of this group. What was written stays here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You have been invited and have not answered yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The conversation starts when everybody invited has answered and a key is agreed.</source>
        <translation>השיחה תתחיל אחרי שכל המוזמנים יענו והמפתח יתואם.</translation>
    </message>
    <message>
        <source>Agreement: {state}</source>
        <translation>הסכמה: {state}</translation>
    </message>
    <message>
        <source>What every member holds</source>
        <translation>מה יש לכל חבר</translation>
    </message>
    <message>
        <source>Resync now</source>
        <translation>סנכרון מחדש</translation>
    </message>
    <message numerus="yes">
        <source>%n of your messages not confirmed by all</source>
        <translation>
            <numerusform>הודעה אחת שלך עוד לא אושרה על ידי כולם</numerusform>
            <numerusform>%n הודעות שלך עוד לא אושרו על ידי כולם</numerusform>
        </translation>
    </message>
    <message>
        <source>{error} The key lies in a file; see Settings, Security.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verify…</source>
        <translation>אימות…</translation>
    </message>
    <message>
        <source>Compare…</source>
        <translation>השוואה…</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>סגירה</translation>
    </message>
    <message>
        <source>This file is larger than {most} MB. Cut the picture to the code.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file is no picture that can be read here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This picture is broken, or too large to be read here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no picture to look at.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no QR code to be seen in this picture. Try a sharper one, or a larger part of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is more than one QR code in this picture. Cut it to the one that counts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This picture has too many pixels. Cut it to the code.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Block {name}?</source>
        <translation>לחסום את {name}?</translation>
    </message>
    <message>
        <source>Nothing goes between your computers any more: no messages, no invitations. {name} is not told, but sees you as away.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You are both in {names}. What {name} writes there still reaches you through the others and stays part of the conversation that all hold alike, but it is shown folded up. The group waits for the two of you as if {name} were away. To be rid of that, remove {name} there, or leave.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Block</source>
        <translation>חסימה</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>ביטול</translation>
    </message>
    <message>
        <source>Blocked people</source>
        <translation>אנשים חסומים</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>סגירה</translation>
    </message>
    <message>
        <source>Nothing goes between you and these people. Who is unblocked can invite you and write to you again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You have blocked nobody. To block somebody, open the menu of a person in the list of people.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unblock</source>
        <translation>ביטול חסימה</translation>
    </message>
    <message>
        <source>Unblock {name}</source>
        <translation>ביטול החסימה של {name}</translation>
    </message>
    <message>
        <source>You</source>
        <translation>אני</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>הצגת הכול</translation>
    </message>
    <message>
        <source>Show less</source>
        <translation>הצגת פחות</translation>
    </message>
    <message>
        <source>verified</source>
        <translation>אומת</translation>
    </message>
    <message>
        <source>connected</source>
        <translation>מחובר</translation>
    </message>
    <message>
        <source>away</source>
        <translation>לא מחובר</translation>
    </message>
    <message>
        <source>chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> (away)</source>
        <translation> (לא מחובר)</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>הדבקה</translation>
    </message>
    <message>
        <source>A picture or a text from the clipboard (Ctrl+V)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open picture…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring one picture at a time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is neither a picture nor a text to paste.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a picture of the code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg *.webp *.gif *.bmp)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verify {name}</source>
        <translation>אימות {name}</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>מספר</translation>
    </message>
    <message>
        <source>QR code</source>
        <translation>קוד QR</translation>
    </message>
    <message>
        <source>Emoji</source>
        <translation>אמוג׳י</translation>
    </message>
    <message>
        <source>How to verify</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More about this person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New group…</source>
        <translation>קבוצה חדשה…</translation>
    </message>
    <message>
        <source>Blocked: nothing goes between you and {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verified: you have compared, and it matched.</source>
        <translation>אומת: השוויתם, והכול התאים.</translation>
    </message>
    <message>
        <source>Connected. The key is proved, but whether it is really theirs only you can tell.</source>
        <translation>מחובר. המפתח הוכח, אבל רק אצלך אפשר לדעת אם הוא באמת שלו.</translation>
    </message>
    <message>
        <source>Away at the moment, and not compared yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not connected: the name is only claimed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear verification</source>
        <translation>ביטול האימות</translation>
    </message>
    <message>
        <source>Block…</source>
        <translation>חסימה…</translation>
    </message>
    <message>
        <source>Your code, for the other app to read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop a picture of {name}’s code here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Their code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A text made by “Copy as text” will do too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let {name} read your code, and read theirs: from a photograph or a screenshot, handed over in person or on a way that you trust.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The codes match</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You and {name} know each other by the right keys.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is your own code. The one to bring here is {name}’s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is {other}’s code, not {name}’s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring {name}’s own code here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The codes do not match</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This code was made with another key than the one that this computer is connected with as {name}. If it really comes from {name}, somebody stands between you: write nothing that others must not read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This code was made for {other}, not for you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask {name} to open the code under your own name. If they did just that, somebody may stand between you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}’s app knows you by a key that is not yours. If this code really was made for you, somebody stands between you: write nothing that others must not read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare emoji</source>
        <translation>השוואת אמוג׳י</translation>
    </message>
    <message>
        <source>They differ</source>
        <translation>הם שונים</translation>
    </message>
    <message>
        <source>They match</source>
        <translation>הם זהים</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>הפסקה</translation>
    </message>
    <message>
        <source>Compare now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>לא עכשיו</translation>
    </message>
    <message>
        <source>Does {name} see the same seven, in the same order? Look at both screens, or read the words to each other by voice. Do not send them as messages.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You and {name} each see seven emoji. If they are the same, nobody stands between you. It takes both of you, at the same time: side by side or on the telephone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} would like to compare with you now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for {name} to confirm too…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} says that they match. Do they?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for {name} to say yes…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A request is shown in their app now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is verified, here and there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody may stand between you: write nothing that others must not read, and compare the numbers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The emoji are different</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is not connected. Emoji need both of you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Emoji: </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Their fingerprint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy number</source>
        <translation>העתקת המספר</translation>
    </message>
    <message>
        <source>The numbers match</source>
        <translation>המספרים זהים</translation>
    </message>
    <message>
        <source>Safety number {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You can compare it with {name} again whenever you like. If the two of you ever see different numbers, somebody may stand between you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read this number to {name}, in person or on the telephone. If both of you see the same, nobody stands between you. If they differ, do not confirm: somebody may stand between you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Private message</source>
        <translation>הודעה פרטית</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>הודעה</translation>
    </message>
    <message>
        <source>Send (Enter)</source>
        <translation>שליחה (Enter)</translation>
    </message>
    <message numerus="yes">
        <source>%Ln byte(s) too long: a message holds {most} bytes.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>התחברות</translation>
    </message>
    <message>
        <source>Type the address the other person&apos;s app shows under “My addresses”, or paste an invitation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>192.168.1.20:45123 or smmp:connect?…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address, host and port, or an invitation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Or drop a picture of an invitation’s QR code here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>My addresses</source>
        <translation>הכתובות שלי</translation>
    </message>
    <message>
        <source>None: this app listens nowhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is neither an address nor an invitation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Invite somebody</source>
        <translation>הזמנת מישהו</translation>
    </message>
    <message>
        <source>Your invitation, for the other app to read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Invitation as text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>העתקה</translation>
    </message>
    <message>
        <source>Send the text, or show the code, to somebody who can reach this computer over the network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They open “Connect by address…”, and paste the text or bring a picture of the code.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Their app connects only with you: where another key answers it drops the connection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whoever has it can connect. It holds your addresses and your fingerprint, no secret, and it verifies nobody: compare when you are connected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied. Paste it into a message to whom you want to invite.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Muted: no notifications</source>
        <translation>מושתק: בלי התראות</translation>
    </message>
    <message>
        <source>Muted</source>
        <translation>מושתק</translation>
    </message>
    <message>
        <source>Opens the list of members</source>
        <translation>פתיחת רשימת החברים</translation>
    </message>
    <message>
        <source>Group menu</source>
        <translation>תפריט הקבוצה</translation>
    </message>
    <message>
        <source>you</source>
        <translation>אני</translation>
    </message>
    <message>
        <source>You are no longer a member</source>
        <translation>כבר אינך בקבוצה</translation>
    </message>
    <message>
        <source>Waiting until everybody invited has answered.</source>
        <translation>ממתינים לתשובה מכל המוזמנים.</translation>
    </message>
    <message>
        <source>{names} declined.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for {names}</source>
        <translation>ממתינים ל־{names}</translation>
    </message>
    <message>
        <source>The conversation starts when everybody invited has answered.</source>
        <translation>השיחה תתחיל אחרי שכל המוזמנים יענו.</translation>
    </message>
    <message>
        <source>The members are agreeing on a key.</source>
        <translation>החברים מתאמים מפתח.</translation>
    </message>
    <message>
        <source>Fetching what you missed: {have} of {of}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Members…</source>
        <translation>חברים…</translation>
    </message>
    <message>
        <source>Watch the protocol…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unmute</source>
        <translation>ביטול ההשתקה</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>השתקה</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>שינוי שם…</translation>
    </message>
    <message>
        <source>Leave…</source>
        <translation>עזיבה…</translation>
    </message>
    <message>
        <source>{name} (away)</source>
        <translation>{name} (לא מחובר)</translation>
    </message>
    <message>
        <source>You can write once the key is agreed</source>
        <translation>אפשר לכתוב אחרי שהמפתח יתואם</translation>
    </message>
    <message>
        <source>Message to {name}</source>
        <translation>הודעה אל {name}</translation>
    </message>
    <message>
        <source>Stored, not sent yet</source>
        <translation>נשמר, עוד לא נשלח</translation>
    </message>
    <message>
        <source>Sent, not everyone has confirmed yet</source>
        <translation>נשלח, עוד לא כולם אישרו</translation>
    </message>
    <message>
        <source>Everyone holds the same</source>
        <translation>לכולם יש אותו הדבר</translation>
    </message>
    <message>
        <source>Delivered: only the two of you hold it</source>
        <translation>נמסר: רק לשניכם יש אותו</translation>
    </message>
    <message>
        <source>{name}, verified</source>
        <translation>{name}, אומת</translation>
    </message>
    <message>
        <source>{author}, {time} in answer to {quote}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The beginning of {name}</source>
        <translation>ההתחלה של {name}</translation>
    </message>
    <message>
        <source>Only its members can read what is written here; keys change with every message.</source>
        <translation>רק החברים יכולים לקרוא את מה שנכתב כאן; המפתחות משתנים עם כל הודעה.</translation>
    </message>
    <message>
        <source>All agree up to here</source>
        <translation>כולם מסכימים עד כאן</translation>
    </message>
    <message>
        <source>Only you and {name}</source>
        <translation>רק את/ה ו{name}</translation>
    </message>
    <message>
        <source>Nobody else in the group can read what is written here, or sees it in the conversation.</source>
        <translation>אף אחד אחר בקבוצה לא יכול לקרוא את מה שנכתב כאן, או לראות אותו בשיחה.</translation>
    </message>
    <message>
        <source>{name}: verified.</source>
        <translation>{name}: אומת.</translation>
    </message>
    <message>
        <source>{name}: not verified.</source>
        <translation>{name}: לא אומת.</translation>
    </message>
    <message>
        <source>you</source>
        <comment>whom somebody has added or removed</comment>
        <translation>אותך</translation>
    </message>
    <message>
        <source>You added {whom}</source>
        <translation>הוספת את {whom}</translation>
    </message>
    <message>
        <source>{by} added {whom}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You removed {whom}</source>
        <translation>הסרת את {whom}</translation>
    </message>
    <message>
        <source>{by} removed {whom}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You left</source>
        <translation>עזבת</translation>
    </message>
    <message>
        <source>{by} left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You were removed by {by}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) by {name} are missing here</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Others hold the %n message(s). {name} is no longer a member; they may never come.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Others hold the %n message(s). They come when {name} sends them again.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Others hold the %n message(s). They come when {name} is back and sends them again.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Fresh keys · epoch {epoch}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back in step · epoch {epoch}, era {era}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not compared yet</source>
        <translation>עוד לא הושווה</translation>
    </message>
    <message>
        <source>Epoch {epoch} · era {era} · step {step} · digest {digest}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A resync is needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You sent a new start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} sent a new start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In step again; fresh keys are being agreed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Healed: everyone holds the same, under fresh keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Given up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>הודעות</translation>
    </message>
    <message>
        <source>Newest messages</source>
        <translation>ההודעות החדשות</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>תשובה</translation>
    </message>
    <message>
        <source>Copy text</source>
        <translation>העתקת הטקסט</translation>
    </message>
    <message>
        <source>Message details…</source>
        <translation>פרטי ההודעה…</translation>
    </message>
    <message>
        <source>A group has from 2 to 64 members.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A home is protected by a passphrase or by the keyring, not by both.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A name has 1 to 128 bytes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accept the invitation first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A message is missing, and nobody connected can send it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody is away.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody with this fingerprint is known here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only another member of the group can be written to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only other members of the group can be removed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only people who are not in the group can be added.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only who has sent a file can withdraw it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something went wrong inside; everything stored is safe.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The group has no key yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The group has no key yet; only who made it can add people now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The group has no key yet; only who made it can change who is asked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such group.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no text to send.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to compare with this person now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This app listens nowhere, so nobody can connect to it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This invitation has been answered already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is your own invitation. Give it to somebody else.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This member goes offline.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who has sent this file has withdrawn it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You are comparing with this person already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You are no longer a member of this group.</source>
        <translation>כבר אינך בקבוצה הזאת.</translation>
    </message>
    <message>
        <source>You can compare only while you are connected with each other.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You have blocked this person. Unblock them first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You take no part in this group.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is not here yet. Fetch it first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file cannot be decrypted: it is damaged, or was announced wrongly.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is no address; write HOST:PORT, IPv6 in brackets.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This backup is damaged or cut off. Nothing was restored.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This passphrase does not open the home.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not possible to listen at this address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody could be reached at this address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This home is damaged. Nothing in it was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is such a file already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The home cannot be written any more. What you just did was not stored.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is full. What you just did was not stored.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another program has this home open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing can be written to this home.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a home already. Nothing was changed; choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key of this home is not in this computer&apos;s keyring any more. Nothing was changed; restore a backup.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer&apos;s keyring cannot be used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer&apos;s keyring does not answer. Try again later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer has no keyring that can be used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer&apos;s keyring is locked. Unlock it and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer&apos;s keyring could not be opened. Unlock it and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer&apos;s keyring did not keep the key. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An empty passphrase protects nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This passphrase holds what is no text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This home has no passphrase. Open it without one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This home holds no identity. Nothing was changed; put it back from a backup.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key file of this home is damaged. Nothing was changed; put it back from a backup.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key file of this home is gone. Nothing was changed; put it back from a backup.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key file of this home makes no sense. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database of this home is gone. Put it back from a backup.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database of this home is cut off. Put it back from a backup.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database of this home is damaged. Nothing was changed; put it back from a backup.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is full: the home cannot be opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file is no backup of SMMP. Nothing was restored.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A newer version of this program wrote this backup. Nothing was restored.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This passphrase does not open the backup. Nothing was restored.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This home was written by a newer version of this program. Nothing in it was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no way to this address from here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The port is in use by another program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody listens at this address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is your own address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your own identity answers at this address, from another home: a copy of yours.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody else answers at this address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing answers at this address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody else answers at this address: not with the key that was expected. The connection was dropped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is no invitation and no verification code of SMMP.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This home was put back from a backup. Each group agrees on a new key, and what is missing here is sent again. Do not start it on the old computer any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The other side has stopped comparing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The other side sees different emoji. Somebody may stand between you: do not trust this connection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The other side is busy comparing with others. Try again later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The other side waited too long.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The other side could not make sense of what arrived. Try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You see different emoji. Somebody may stand between you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection was lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody answered in time. Start again when both of you are ready.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something else arrived than was agreed on. Nothing has been compared; try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discovery is switched off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No network is connected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No network is connected; only members on this computer are found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Multicast cannot be sent here, a firewall forbids it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Multicast cannot be sent here, a firewall forbids it; only members on this computer are found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None of the networks you chose is there: nobody can reach you. See Settings, Network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything works.</source>
        <translation>הכול עובד.</translation>
    </message>
    <message>
        <source>SMMP is limited to this computer, so only members on it can be found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect that network, or lift the limit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer is not on a network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switch Wi-Fi on, or plug in a cable.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer is connected by a VPN only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>People on your own network are not found through it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer has got no address from its network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reconnect Wi-Fi or the cable, or restart the router.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other people can be connected to all the same, by their address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody can connect to you: SMMP listens at no address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let SMMP through your firewall.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A firewall may block it there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SMMP answers at its own addresses. Whether a firewall lets others in cannot be seen from here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no network to send announcements on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Announcements cannot be sent: nothing gets out of this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is Wi-Fi connected, or the cable in?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Announcements cannot be sent: a firewall forbids multicast.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let UDP port 5353 through your firewall. Connecting by address works without it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Announcements can be sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switch it on in the settings, or connect by address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finding people is switched off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SMMP cannot listen for announcements: another program keeps UDP port 5353 to itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End that program. Connecting by address works without it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You are hidden: you see others, but do not announce yourself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Others see you only once you connect to them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your own announcement was not heard: a firewall probably blocks UDP port 5353.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let it through. Connecting by address works without it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your own announcement was heard.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody else’s announcement can be heard.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody else was heard: either nobody else runs SMMP on this network, or it keeps announcements back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is SMMP running on the other computer, on the same network, not on its guest network?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody is connected.</source>
        <translation>אף אחד לא מחובר.</translation>
    </message>
    <message>
        <source>People are heard here, but none of them can be reached: this network may keep its devices apart.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Guest networks often do. Use another network, or switch off “client isolation” in the router.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let them run this test too: mostly their firewall is in the way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text has characters that are no text (lone surrogates).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody accepted the invitation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no key for this member yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You asked for it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A resync was missed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two resyncs happened at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too many resyncs in a minute.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What others hold of this home&apos;s own messages cannot be brought back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This home has missed too much, or was put back from a backup.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A genuine message could not be decrypted: we are out of step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A genuine resync could not be followed: the group needs a new key agreement.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sender of a message had another conversation before it than we have.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A member gave different members different keys.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A member did not arrive at the same key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A member claims an epoch that cannot be.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A number is not an element of the group.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A public key is not one: not canonical, or of small order.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This text is too long to be an invitation or a verification code.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This code was made by a newer version of the app.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This code is damaged. Copy or scan it once more, the whole of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This code is for verifying somebody. To connect, ask for an invitation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This code is an invitation. To verify, the other app has to show its code under “Verify”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The invitation names an address that cannot be one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What answers there is not SMMP, or another version of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The handshake failed: what is there does not speak SMMP, or somebody alters what is sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing there completes the handshake.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What came over the link is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The other side closed the connection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This member is not let in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are too many connections already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No port is free at all addresses.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open System Settings, Network, Firewall, Options, and allow incoming connections for SMMP or Python.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open System Settings, Privacy &amp; Security, Local Network, and switch it on for SMMP or Python.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open Windows Security, Firewall &amp; network protection, Allow an app through firewall, and tick Private for SMMP or Python.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In Settings, Network &amp; internet, make sure that this network is set to Private.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SMMP takes another port at each start; choose a fixed one in the settings before you open it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A profile picture is a PNG or JPEG image of at most 24 KiB.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody sent something else than this file; it is fetched from others.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who has sent this file has withdrawn it just now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No message of this group announces this file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is too large to be a trace.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is no trace, or not of this version.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{address} does not answer: a firewall there may block SMMP.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no way to {address}: it is on another network, or a firewall there refuses.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{address} refuses: SMMP has ended there, or uses another port.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Multicast cannot be used here: {error}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer&apos;s keyring refused ({error}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The passphrase cannot be checked: {error}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The home cannot be written ({error}). What you just did was not stored.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The home cannot be read ({error}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database of this home cannot be read ({error}). Nothing was changed; put it back from a backup.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another program has the home {path} open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} holds other folders. Give the home a folder of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is there already. Nothing was written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} became shorter while it was backed up. Try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is full: {path} cannot be written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} cannot be written: {error}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} cannot be read: {error}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No problem was found on this computer. {rest}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SMMP is limited to {names}, and this computer has no such address now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer is on a network, {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{names} looks like a VPN. If somebody is missing, try again without it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Others can connect to port {port}, by {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SMMP’s own port {port} does not answer, not even here: a firewall probably blocks it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SMMP answers here at some of its addresses, but not at {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Announcements can be sent, but not from {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 person is connected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} people are connected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 person was seen, but cannot be connected to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} people were seen, but cannot be connected to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 other person was heard on this network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} other people were heard on this network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 other person was heard a moment ago, but nobody just now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 other person was heard 1 minute ago, but nobody just now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 other person was heard {minutes} minutes ago, but nobody just now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} other people were heard a moment ago, but nobody just now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} other people were heard 1 minute ago, but nobody just now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} other people were heard {minutes} minutes ago, but nobody just now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Port {wanted} cannot be used here now; this time it is port {port}. See Settings, Network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} has withdrawn the invitation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two messages claim the same place in the conversation, one by {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} sent different things to different members.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} sent two texts as one message.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} holds another conversation at this point.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is damaged: what a photo tells of when and where it was taken cannot be removed from it. To send it all the same, pack it into a ZIP file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody new calls themself “{name}”. The key that this computer knows for {name} is another one: it may be a new computer, or somebody else. Compare before you trust it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your own identity is also in use at {address}: SMMP runs there with a copy of it. Quit it on one of the two computers and do not start it there again, for side by side they disturb your groups. If you have made no copy, somebody else has.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is a folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} exists already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is not a file. Only files can be sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is too big: at most {count} GiB can be sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} was changed while it was being read. Try again when it is finished.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is too big: at most {count} GiB can be fetched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file cannot be read from the home: {error}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is too full: the file takes {size}, and {free} are free.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text has {count} bytes too many to be sent with a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text has {count} bytes; at most {most} can be sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A group&apos;s name has 1 to {most} bytes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A group has 2 to {most} members, you among them; this would be {count}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A group has at most {most} members; this would be {count}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You are in {count} groups already; leave one first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} has declined the invitation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} has left the group.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} counts as having joined only now: sides that had parted have come together.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} sent another message under the id of one that all have agreed on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} tried to insert a message where all had agreed already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} sent a message with a place in the future.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You and {name} hold different texts of a message between you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You and {name} hold different texts of a message by {author}: {author} or {name} lies.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The identity of {name} is not confirmed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} and {other} sent the same handshake key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No answer from {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{text} is no address; write HOST:PORT, IPv6 in brackets.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is there is not SMMP, or version {other} of it; this is version {number}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing answers at {address}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody listens at {address}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no computer called {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no way to {address} from here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody else answers at {address}: not with the key that was expected. The connection was dropped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{address} cannot be reached: {error}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Port {port} at {address} is in use by another program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{address} is no address of this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Port {port} is reserved; choose one above 1023.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not possible to listen at {address}, port {port}: {error}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line {number} is not a line of a trace.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line {number} is a step that does not fit together.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line {number} is earlier than the line before it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The trace has format {number}; this version reads {other}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{rest} It came from {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{rest} What it lacks is sent again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{rest} The group makes a new key instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{address}: {rest}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{names} and {last}</source>
        <translation>{names} ו{last}</translation>
    </message>
    <message>
        <source>Nobody is nearby yet. People appear here when they start the app.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New group</source>
        <translation>קבוצה חדשה</translation>
    </message>
    <message>
        <source>Name of the group</source>
        <translation>שם הקבוצה</translation>
    </message>
    <message>
        <source>People to invite</source>
        <translation>את מי להזמין</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>שם</translation>
    </message>
    <message>
        <source>People</source>
        <translation>אנשים</translation>
    </message>
    <message>
        <source>Create group</source>
        <translation>יצירת קבוצה</translation>
    </message>
    <message>
        <source>Friends of the lighthouse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You are still connected. To end SMMP, choose Quit in the menu of its icon in the tray.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SMMP is still running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename this group</source>
        <translation>שינוי שם הקבוצה</translation>
    </message>
    <message>
        <source>The name is only yours: the others keep theirs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>שינוי שם</translation>
    </message>
    <message>
        <source>Leave {name}?</source>
        <translation>לעזוב את {name}?</translation>
    </message>
    <message>
        <source>The conversation is erased from this computer; the others keep theirs and can go on without you. To come back, you have to be added again by a member.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>עזיבה</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>להישאר</translation>
    </message>
    <message>
        <source>Everything is encrypted; your passphrase opens it. Nobody can bring back a forgotten one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything is encrypted; this computer&apos;s keyring holds the key. Whoever can unlock it can open this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything is encrypted, but the key lies beside it in a file that only your account can read: whoever can use this account can open it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smileys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Animals and nature</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Food and drink</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Travel and places</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Activities</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Objects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Symbols</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recently used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search emoji</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No emoji of this name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No font here can draw emoji.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Out of step · finding out what is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resyncing · new start sent to everyone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resyncing · new start received</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In step again · agreeing on fresh keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everyone is back in step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The resync did not succeed</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) sent again</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Something went wrong</source>
        <translation>משהו השתבש</translation>
    </message>
    <message>
        <source>The app met an error it did not expect, and goes on. What was stored is safe. Nothing has been sent to anybody; if you report it, read the text first: it may name files and people.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What happened, for a report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>להמשיך</translation>
    </message>
    <message>
        <source>One more error has happened since. The log has both.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n more errors have happened since. The log has all.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>holds it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not confirmed yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>joined later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>differs</source>
        <translation>שונה</translation>
    </message>
    <message>
        <source>Wrote it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Has confirmed it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has been sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It waits on this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On this computer, sent to you later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Newcomers see nothing earlier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Has confirmed all that you hold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Has confirmed something else up to there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is sent when they are back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has not been sent yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confirmed less so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not heard yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> (you)</source>
        <translation> (אני)</translation>
    </message>
    <message>
        <source>{name} invites you, with {others}</source>
        <translation>הזמנה מאת {name}, עם {others}</translation>
    </message>
    <message>
        <source>{name} invites you</source>
        <translation>הזמנה מאת {name}</translation>
    </message>
    <message>
        <source>You share no group with {name}, and have not verified them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You have verified {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>אישור</translation>
    </message>
    <message>
        <source>Decline</source>
        <translation>דחייה</translation>
    </message>
    <message>
        <source>Accept the invitation to {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decline the invitation to {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Block {name}</source>
        <translation>חסימת {name}</translation>
    </message>
    <message>
        <source>Show the other invitations</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n more invitation(s) from strangers</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>For ever</source>
        <translation>לתמיד</translation>
    </message>
    <message numerus="yes">
        <source>%n year(s)</source>
        <translation>
            <numerusform>שנה</numerusform>
            <numerusform>%n שנים</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>יום</numerusform>
            <numerusform>%n ימים</numerusform>
        </translation>
    </message>
    <message>
        <source>Keep messages</source>
        <translation>שמירת הודעות</translation>
    </message>
    <message>
        <source>As in the settings ({time})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As in the settings (for ever)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep messages for {time}?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In {group}, what you have seen and is older than {time} is erased from this computer, now and from now on. It cannot be brought back. Others keep theirs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Erase older messages</source>
        <translation>מחיקת הודעות ישנות</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>המחשב הזה</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>מחובר</translation>
    </message>
    <message>
        <source>Away</source>
        <translation>לא מחובר</translation>
    </message>
    <message>
        <source>Invited · connected</source>
        <translation>הוזמן · מחובר</translation>
    </message>
    <message>
        <source>Invited · away</source>
        <translation>הוזמן · לא מחובר</translation>
    </message>
    <message>
        <source>Blocked by you</source>
        <translation>חסום אצלך</translation>
    </message>
    <message>
        <source>{name} (you)</source>
        <translation>{name} (אני)</translation>
    </message>
    <message>
        <source>Message privately…</source>
        <translation>הודעה פרטית…</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>חברים</translation>
    </message>
    <message>
        <source>Take the invitation back</source>
        <translation>ביטול ההזמנה</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>הסרה…</translation>
    </message>
    <message>
        <source>agrees</source>
        <translation>מסכים</translation>
    </message>
    <message>
        <source>behind</source>
        <translation>מפגר</translation>
    </message>
    <message>
        <source>not heard yet</source>
        <translation>עוד לא נשמע</translation>
    </message>
    <message>
        <source>not verified</source>
        <translation>לא אומת</translation>
    </message>
    <message>
        <source>digest {digest}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Position {where}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this computer</source>
        <translation>המחשב הזה</translation>
    </message>
    <message>
        <source>No digest yet</source>
        <translation>עוד אין תקציר</translation>
    </message>
    <message>
        <source>Nothing written under these keys yet</source>
        <translation>עוד לא נכתב דבר עם המפתחות האלה</translation>
    </message>
    <message>
        <source>Epoch·era·step {where} · {heard}</source>
        <translation>עידן·תקופה·צעד {where} · {heard}</translation>
    </message>
    <message>
        <source>Members of {name}</source>
        <translation>החברים ב־{name}</translation>
    </message>
    <message>
        <source>Add people…</source>
        <translation>הוספת אנשים…</translation>
    </message>
    <message>
        <source>Go on without {names}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Go on without %n</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Add people to {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>People to add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everybody known here is in the group already. Others appear when they start the app.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Newcomers see nothing written before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add</source>
        <translation>הוספה</translation>
    </message>
    <message numerus="yes">
        <source>{names} is/are away: adding waits until everybody is connected.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Remove {name}?</source>
        <translation>להסיר את {name}?</translation>
    </message>
    <message>
        <source>It takes effect at once: who hears of it writes nothing more that {name} could read. What {name} has received already stays there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frame in flight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delay by a second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Double</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Corrupt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}, what to do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hello from {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say something</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kill</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start again from an old copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make it lie</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steal its keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let {name} remove it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>הסרה</translation>
    </message>
    <message>
        <source>Cut off from everybody</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Link again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Message details</source>
        <translation>פרטי ההודעה</translation>
    </message>
    <message>
        <source>Who holds it</source>
        <translation>למי יש אותה</translation>
    </message>
    <message>
        <source>Verified</source>
        <translation>אומת</translation>
    </message>
    <message>
        <source>Not verified</source>
        <translation>לא אומת</translation>
    </message>
    <message>
        <source>By the clock of its author&apos;s computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Author&apos;s clock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation>מצב</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>מקום</translation>
    </message>
    <message>
        <source>Digest after it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None yet: it has not been sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Epoch {epoch} · era {era} · step {step}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in messages with {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in {name}</source>
        <translation>ב־{name}</translation>
    </message>
    <message>
        <source>Multicast cannot be sent here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer is not on a network. Switch Wi-Fi on, or plug in a cable; people then appear here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No network</source>
        <translation>אין רשת</translation>
    </message>
    <message>
        <source>Not on a network</source>
        <translation>אין רשת</translation>
    </message>
    <message>
        <source>Discovery is switched off. Connect by address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not looking around</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{why} Connecting by address still works.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot look around</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You are hidden: you see people on this network, but they see you only once you connect to them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hidden · nobody connected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody there yet</source>
        <translation>עוד אין כאן אף אחד</translation>
    </message>
    <message>
        <source>Looking around on this network works; people appear here as soon as they start the app.</source>
        <translation>החיפוש ברשת הזאת עובד; אנשים יופיעו כאן כשיפעילו את האפליקציה.</translation>
    </message>
    <message>
        <source>Nobody connected yet</source>
        <translation>עוד אף אחד לא מחובר</translation>
    </message>
    <message>
        <source>{count} connected · hidden</source>
        <translation>{count} מחוברים · מוסתר</translation>
    </message>
    <message>
        <source>{count} connected</source>
        <translation>{count} מחוברים</translation>
    </message>
    <message>
        <source>{sender} privately in {group}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{sender} in {group}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New message</source>
        <translation>הודעה חדשה</translation>
    </message>
    <message numerus="yes">
        <source>%n private messages from {sender} in {group}</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n messages in {group}</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>The newest one is from {sender}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n messages in {conversations} conversations</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{name} invites you to {group}</source>
        <translation>הזמנה מאת {name} אל {group}</translation>
    </message>
    <message>
        <source>Accept or decline in SMMP.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File: {name}</source>
        <translation>קובץ: {name}</translation>
    </message>
    <message>
        <source>That message is not here any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} would like to compare emoji with you, so that you can verify each other.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Does not answer</source>
        <translation>אין תשובה</translation>
    </message>
    <message>
        <source>Cannot be reached</source>
        <translation>לא נגיש</translation>
    </message>
    <message>
        <source>Refuses connections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot be connected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Group {name}</source>
        <translation>קבוצה {name}</translation>
    </message>
    <message>
        <source>muted</source>
        <translation>מושתק</translation>
    </message>
    <message numerus="yes">
        <source>%n unread</source>
        <translation>
            <numerusform>אחת לא נקראה</numerusform>
            <numerusform>%n לא נקראו</numerusform>
        </translation>
    </message>
    <message>
        <source>name only claimed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not connected · name only claimed</source>
        <translation>לא מחובר · השם רק נטען</translation>
    </message>
    <message>
        <source>Away · verified</source>
        <translation>לא מחובר · אומת</translation>
    </message>
    <message>
        <source>Away · not compared yet</source>
        <translation>לא מחובר · עוד לא הושווה</translation>
    </message>
    <message>
        <source>Connected · verified</source>
        <translation>מחובר · אומת</translation>
    </message>
    <message>
        <source>Connected · not compared yet</source>
        <translation>מחובר · עוד לא הושווה</translation>
    </message>
    <message>
        <source>{name} was seen on this network. {says}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Private messages with {name} in {group}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Private messages with {name}, verified, in {group}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation>שיחות</translation>
    </message>
    <message>
        <source>People nearby</source>
        <translation>אנשים בסביבה</translation>
    </message>
    <message>
        <source>Others may be missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With {names}</source>
        <translation>עם {names}</translation>
    </message>
    <message>
        <source>Nobody else yet</source>
        <translation>עוד אין אחרים</translation>
    </message>
    <message>
        <source>This is no image that can be used. Choose a PNG or JPEG file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file is too large for a picture: 40 MB at most.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This image is too large: 50 million pixels at most.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Message from somebody you blocked</source>
        <translation>הודעה ממישהו שחסמת</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>תמונה</translation>
    </message>
    <message>
        <source>Private messages</source>
        <translation>הודעות פרטיות</translation>
    </message>
    <message>
        <source>Back to the group (Esc)</source>
        <translation>חזרה לקבוצה (Esc)</translation>
    </message>
    <message>
        <source>{name}: verified</source>
        <translation>{name}: אומת</translation>
    </message>
    <message>
        <source>{name}: not verified. Verify…</source>
        <translation>{name}: לא אומת. אימות…</translation>
    </message>
    <message>
        <source> · only you two</source>
        <translation> · רק שניכם</translation>
    </message>
    <message>
        <source>Only {name} can read this</source>
        <translation>רק {name} יכול לקרוא את זה</translation>
    </message>
    <message>
        <source>No longer in the group: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You are no longer a member of this group</source>
        <translation>כבר אינך בקבוצה הזאת</translation>
    </message>
    <message>
        <source>Message not here</source>
        <translation>ההודעה לא כאן</translation>
    </message>
    <message>
        <source>Do not answer this message (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answering {said}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search results</source>
        <translation>תוצאות החיפוש</translation>
    </message>
    <message>
        <source>Searches everywhere instead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search everywhere instead (Ctrl+F)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search</source>
        <translation>חיפוש</translation>
    </message>
    <message>
        <source>Search (Ctrl+F)</source>
        <translation>חיפוש (Ctrl+F)</translation>
    </message>
    <message>
        <source>Close the search (Esc)</source>
        <translation>סגירת החיפוש (Esc)</translation>
    </message>
    <message>
        <source>These are the newest {count}. Another word narrows it down.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There may be more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type a word that stands in the message you are looking for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search here</source>
        <translation>חיפוש כאן</translation>
    </message>
    <message>
        <source>Type a name, or a word that stands in the message you are looking for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search everywhere</source>
        <translation>חיפוש בכל מקום</translation>
    </message>
    <message>
        <source>No message here has “{words}”. Press Ctrl+F to search everywhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No name and no message has “{words}”. Fewer or shorter words may find it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>לא נמצא דבר</translation>
    </message>
    <message>
        <source>{author}, {when}: {words}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In {where}, {author}, {when}: {words}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Private messages with {other} in {where}, {author}, {when}: {words}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{word}, {number} of {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer’s network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where others connect to you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether that answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sending announcements</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hearing announcements</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other people on the network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Works</source>
        <translation>עובד</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>בעיה</translation>
    </message>
    <message>
        <source>Not certain</source>
        <translation>לא ודאי</translation>
    </message>
    <message>
        <source>Waiting…</source>
        <translation>ממתינים…</translation>
    </message>
    <message>
        <source>{title}: waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SMMP self-test of {fingerprint}: {verdict}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not seeing someone?</source>
        <translation>מישהו חסר?</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy report</source>
        <translation>העתקת הדוח</translation>
    </message>
    <message>
        <source>Connect by address…</source>
        <translation>התחברות לפי כתובת…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>לנסות שוב</translation>
    </message>
    <message>
        <source>Looking around… this takes a few seconds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>הועתק</translation>
    </message>
    <message>
        <source>About</source>
        <translation>אודות</translation>
    </message>
    <message>
        <source>SMMP {version}. Group chat in which everybody can see that all hold the same conversation, after “SMMP: A Secure Multi-Party Messaging Protocol” (2014). No server, no account.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>My fingerprint</source>
        <translation>טביעת האצבע שלי</translation>
    </message>
    <message>
        <source>Kept in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Small</source>
        <translation>קטן</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>כמו המערכת</translation>
    </message>
    <message>
        <source>Large</source>
        <translation>גדול</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>גדול יותר</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>מראה</translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation>כמו המערכת</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>בהיר</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>כהה</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>צבעים</translation>
    </message>
    <message>
        <source>Text and motion</source>
        <translation>טקסט ותנועה</translation>
    </message>
    <message>
        <source>Motion</source>
        <translation>תנועה</translation>
    </message>
    <message>
        <source>Off: nothing on the screen moves by itself.</source>
        <translation>כבוי: שום דבר על המסך לא זז מעצמו.</translation>
    </message>
    <message>
        <source>Size of text</source>
        <translation>גודל הטקסט</translation>
    </message>
    <message>
        <source>Counts from the next start.</source>
        <translation>יחול מההפעלה הבאה.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>שפה</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>הגדרות</translation>
    </message>
    <message>
        <source>Sections of the settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Web page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plain text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>JSON, for programs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>History</source>
        <translation>היסטוריה</translation>
    </message>
    <message>
        <source>Older messages are erased from this computer once you have seen them; others keep theirs. A group&apos;s own menu can say otherwise for that group.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Erase now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>הכול</translation>
    </message>
    <message>
        <source>Older than {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What to erase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Erase…</source>
        <translation>מחיקה…</translation>
    </message>
    <message>
        <source>From</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export</source>
        <translation>ייצוא</translation>
    </message>
    <message>
        <source>Kind of file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Private messages too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>ייצוא…</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An exported file is not encrypted: whoever gets it can read it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All conversations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you have seen and is older than {time} is erased from this computer, now and from now on. It cannot be brought back. Others keep theirs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In {name}, everything is erased from this computer and cannot be brought back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In {name}, what is older than {time} is erased from this computer and cannot be brought back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In all conversations, what is older than {time} is erased from this computer and cannot be brought back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In all conversations, everything is erased from this computer and cannot be brought back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Others keep theirs. What has still to be sent stays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Erase what is older than {time}?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Erase everything?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>מחיקה</translation>
    </message>
    <message>
        <source>{name} has been written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace {name}?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a file of this name already. What is in it is lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Network</source>
        <translation>רשת</translation>
    </message>
    <message>
        <source>Hidden</source>
        <translation>מוסתר</translation>
    </message>
    <message>
        <source>Your app announces nothing and connects by itself only to people you share a group with or have verified. Others reach you by your address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any free port</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Port</source>
        <translation>יציאה</translation>
    </message>
    <message>
        <source>A port of your own helps where a firewall must know it. 0: any free port.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Networks to use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All networks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New ones too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finding people</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Working</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not there now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you have changed counts from the next start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you change here counts from the next start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At least one network is needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>התראות</translation>
    </message>
    <message>
        <source>Tell me about</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All messages and invitations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Private messages and invitations only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>כלום</translation>
    </message>
    <message>
        <source>Show what was written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Off: a notification says only who wrote. Whoever sees your screen reads no message there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A single group is muted in its own menu.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy: {what}</source>
        <translation>העתקה: {what}</translation>
    </message>
    <message>
        <source>Present passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New passphrase once more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The two passphrases differ.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your picture</source>
        <translation>התמונה שלך</translation>
    </message>
    <message>
        <source>Chooses another one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a picture, or drop one here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>פרופיל</translation>
    </message>
    <message>
        <source>Choose picture…</source>
        <translation>בחירת תמונה…</translation>
    </message>
    <message>
        <source>Remove picture</source>
        <translation>הסרת התמונה</translation>
    </message>
    <message>
        <source>People you share a group with see your picture. Like a name, it proves nothing about who you are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>השם שלך</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>שמירה</translation>
    </message>
    <message>
        <source>Who is connected sees a new name when they next connect to you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who you are</source>
        <translation>מי את/ה</translation>
    </message>
    <message>
        <source>Choose a picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody can bring back a forgotten passphrase.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Security</source>
        <translation>אבטחה</translation>
    </message>
    <message>
        <source>Your data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use this computer&apos;s keyring…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove passphrase…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>גיבוי</translation>
    </message>
    <message>
        <source>Files too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Those that others sent you, and yours.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back up…</source>
        <translation>גיבוי…</translation>
    </message>
    <message>
        <source>One encrypted file with your identity and all conversations. Restore it at the first start on another computer; from then on use SMMP only there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change passphrase…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set a passphrase…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set a passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is asked for at each start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use this computer&apos;s keyring?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the passphrase?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This passphrase opens the backup, and the home that is made from it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>בחירת קובץ…</translation>
    </message>
    <message>
        <source>Opens your profile</source>
        <translation>פתיחת הפרופיל</translation>
    </message>
    <message>
        <source>Your profile</source>
        <translation>הפרופיל שלך</translation>
    </message>
    <message>
        <source>Conversations and people nearby</source>
        <translation>שיחות ואנשים בסביבה</translation>
    </message>
    <message>
        <source>New group (Ctrl+N)</source>
        <translation>קבוצה חדשה (Ctrl+N)</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>תפריט</translation>
    </message>
    <message>
        <source>For people who are not found on this network by themselves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find out what works on this network, and what does not</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SMMP is already running with these data. Go on in its window, or end it first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>ברוכים הבאים</translation>
    </message>
    <message>
        <source>Chat with people on your network: no server, no account, and everybody can see that everybody holds the same conversation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How others see you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passphrase (optional)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave empty for none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passphrase once more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the key in this computer&apos;s keyring</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept in {home}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore a backup…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start</source>
        <translation>התחלה</translation>
    </message>
    <message>
        <source>Restore a backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your identity and your conversations come to this computer. From then on start SMMP only here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No file chosen yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passphrase of the backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>סיסמה</translation>
    </message>
    <message>
        <source>It opens SMMP here, too, until you change that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>שחזור</translation>
    </message>
    <message>
        <source>Choose a backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backups (*.backup)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>פתיחה</translation>
    </message>
    <message>
        <source>Your data are protected by a passphrase.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Getting around</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In a list, on the chosen row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>While writing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to a conversation or person by name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search in this conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous conversation with unread messages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next conversation with unread messages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One of the first nine conversations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the lists to the messages, and to what you write</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same, backwards</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close a dialog, the search, an answer, a private thread</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time in the lab</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The lab</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let time pass, or stand still</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the next thing that happens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the one before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the beginning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Faster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slower</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One of the first nine scenarios</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From one part of the window to the next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the lab</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>יציאה</translation>
    </message>
    <message>
        <source>Open its menu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reply to a message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the text of a message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a file; show all of a long message or of a resync, or less</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin a new line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reply to the newest message, then to the one before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reply to the one after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SMMP cannot start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everybody else has left</source>
        <translation>כל השאר עזבו</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>הוסרת</translation>
    </message>
    <message>
        <source>Invited</source>
        <translation>הוזמנת</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agreeing</source>
        <translation>בתיאום מפתח</translation>
    </message>
    <message>
        <source>Differs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By its word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In step</source>
        <translation>מסונכרן</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>בבדיקה</translation>
    </message>
    <message>
        <source>Out of step</source>
        <translation>לא מסונכרן</translation>
    </message>
    <message>
        <source>Healing</source>
        <translation>מתאושש</translation>
    </message>
    <message>
        <source>Back in step</source>
        <translation>שוב מסונכרן</translation>
    </message>
    <message>
        <source>Cannot agree</source>
        <translation>אין הסכמה</translation>
    </message>
    <message>
        <source>Fork evidence</source>
        <translation>עדות לפיצול</translation>
    </message>
    <message>
        <source>Resyncing {step}</source>
        <translation>מסתנכרן מחדש {step}</translation>
    </message>
    <message>
        <source>Alone</source>
        <translation>לבד</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>ממתינים</translation>
    </message>
    <message>
        <source>Go to a conversation or person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to…</source>
        <translation>מעבר אל…</translation>
    </message>
    <message>
        <source>Conversations and people</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Up and Down choose, Enter opens, Esc closes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Conversations and people are listed here once there are any.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No conversation and nobody is called “{name}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing fits</source>
        <translation>אין התאמה</translation>
    </message>
    <message numerus="yes">
        <source>{names} and %n other(s)</source>
        <translation>
            <numerusform>{names} ועוד אחד</numerusform>
            <numerusform>{names} ועוד %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Today</source>
        <translation>היום</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>אתמול</translation>
    </message>
    <message>
        <source>d MMMM</source>
        <comment>a day, by the letters of Qt&apos;s dates</comment>
        <translation>d בMMMM</translation>
    </message>
    <message>
        <source>d MMMM yyyy</source>
        <comment>a day, by the letters of Qt&apos;s dates</comment>
        <translation>d בMMMM yyyy</translation>
    </message>
    <message>
        <source>dddd, d MMMM yyyy</source>
        <comment>a day, by the letters of Qt&apos;s dates</comment>
        <translation>dddd, d בMMMM yyyy</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>ממש עכשיו</translation>
    </message>
    <message>
        <source>{n} d ago</source>
        <translation>לפני {n} ימים</translation>
    </message>
    <message>
        <source>{n} h ago</source>
        <translation>לפני {n} שע׳</translation>
    </message>
    <message>
        <source>{n} min ago</source>
        <translation>לפני {n} דק׳</translation>
    </message>
    <message>
        <source>{n} s ago</source>
        <translation>לפני {n} שנ׳</translation>
    </message>
    <message>
        <source>Open SMMP</source>
        <translation>פתיחת SMMP</translation>
    </message>
    <message>
        <source>Mute notifications for an hour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep running when the window is closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>SMMP: %n unread</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Several people are typing…</source>
        <translation>כמה אנשים מקלידים…</translation>
    </message>
    <message>
        <source>{whom} is typing…</source>
        <translation>{whom} מקליד/ה…</translation>
    </message>
    <message>
        <source>{whom} are typing…</source>
        <translation>{whom} מקלידים…</translation>
    </message>
    <message>
        <source>Choose a conversation</source>
        <translation>בחירת שיחה</translation>
    </message>
    <message>
        <source>Or start another one with Ctrl+N.</source>
        <translation>או שיחה חדשה עם Ctrl+N.</translation>
    </message>
    <message>
        <source>Seen, but not connected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>People announce themselves on this network, but cannot be reached yet. It is tried again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody is here</source>
        <translation>מישהו כאן</translation>
    </message>
    <message>
        <source>Create a group with them; it starts when they accept.</source>
        <translation>אפשר ליצור איתם קבוצה; היא תתחיל כשיאשרו.</translation>
    </message>
    <message numerus="yes">
        <source>And there are %n more. Accept or decline on the left.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Accept or decline on the left.</source>
        <translation>אפשר לאשר או לדחות ברשימת השיחות.</translation>
    </message>
    <message>
        <source>The group “{name}” has not come about. {error}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Invite somebody…</source>
        <translation>הזמנת מישהו…</translation>
    </message>
    <message>
        <source>Blocked people…</source>
        <translation>אנשים חסומים…</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>הגדרות…</translation>
    </message>
    <message>
        <source>About SMMP</source>
        <translation>אודות SMMP</translation>
    </message>
    <message>
        <source>Files to send</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent with your message: Enter sends, Esc removes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Being sent</source>
        <translation>נשלח</translation>
    </message>
    <message>
        <source>Do not send {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel sending {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is a folder. Pack it into one file to send it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is not there any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is not a file that can be sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is too large: at most {most} can be sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture is too large to be sent from the clipboard. Save it, and attach the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attach files</source>
        <translation>צירוף קבצים</translation>
    </message>
    <message>
        <source>Drop to send to {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>תמונה</translation>
    </message>
    <message>
        <source>At most {most} files can be sent at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size} · May tell where it was taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size} · Waiting for the files before it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size} · Preparing {percent} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This image cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Withdraw this file?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is removed from this computer and given to nobody any more. Who has fetched it already keeps it. The message stays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saving to {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recordings (*.{suffix})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save what has happened as a recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved to {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>הצגה בתיקייה</translation>
    </message>
    <message>
        <source>A folder for the pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drawing pictures: {percent} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) written to {name}</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{name} cannot be read: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is no recording of the lab. {error}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} cannot be written: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fetching {have} of {size}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size} · Waiting for somebody who has it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed: {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size} · Withdrawn</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{size} · %n person(s) fetch it</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{size} · {name} fetches it: {percent} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size} · Fetched by {names}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Download</source>
        <translation>הורדה</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>הצגה</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>שמירה בשם…</translation>
    </message>
    <message>
        <source>Copy image</source>
        <translation>העתקת התמונה</translation>
    </message>
    <message>
        <source>Withdraw…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter: {what}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous image (Left)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next image (Right)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous image (Right)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next image (Left)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smaller (-)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Larger (+)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy image (Ctrl+C)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as… (Ctrl+S)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>סגירה (Esc)</translation>
    </message>
    <message>
        <source>Image: {name}</source>
        <translation>תמונה: {name}</translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n new message(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{name}: {words}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{does}: {keys}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> or </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What to do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add {name} to the group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cut the network in two</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let all links stand again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That cannot be done now: {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} makes a group and asks {names} to join.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} writes {text}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} writes {text} to {other} alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} asks {other} to join the group.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} removes {other} from the group.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} leaves the group.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A thief copies all of {name}’s keys, changes nothing, and listens from now on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From now on the network loses {n} % of all frames.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From now on the network loses nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>anybody</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A fault is set: {names}’s next message will not reach {other}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A fault is set: {names}’s next message to {other} will be late.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A fault is set: {names}’s next message will reach {other} twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A fault is set: {names}’s next message to {other} will be overtaken by what follows it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A fault is set: {names}’s next message to {other} will be damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A fault is set: {names} will not wait for the turn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A fault is set: {names} will tell {other} something else than everybody else.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A fault is set: {names} forgets what it did last.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A fault is set: {names} neither asks for a lost frame nor sends one again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A fault is set: {names} neither ask for a lost frame nor send one again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A fault is set at {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing can be written to {folder}: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The paper’s formulas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{value}: {about}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first state, from the agreed key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A fresh key pair</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>new</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The digest takes the message in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The frame, sealed for each</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All keys move on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The seal is its author’s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Header and message open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The author’s new key is unmasked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A fresh group key and a fresh key pair</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything begins anew</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The resync opens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scenario</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All that chance does here follows from this number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do something to somebody</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the tour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set the scenario up again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys of this member</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parts of the key agreement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What this member last heard of the others</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys, as fingerprints</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parts of the key agreement so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How they were computed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it last heard of the others</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody is there yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stands still</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No key yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Known by its acknowledgements only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Members by number: {names}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: {place}, {state}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The public ratchet key of {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as before: {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The public ratchet keys of the other members have not changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{symbol} changes from {old} to {new}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{symbol} is {new}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waited for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing of this round has come from {name} yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: {parts}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>epoch {epoch}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>era {era}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>back, from an old state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stands still</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>goes on</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n left out</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n quieter frame(s) not drawn: zoom in to see them</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{name} throws a frame by {author} away: it is not genuine.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} gets a frame by {author} that is long out of date.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} gets a frame by {author} a second time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} keeps a frame by {author} until those before it have come.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} gets a message by {author} for a place that is taken already: a clash.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} holds two different frames by {author} for the same place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} gets a frame of its own that it does not remember.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} gets a resync by {author} that comes too late.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is lost on the way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It does not arrive: the link is gone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is taken out of the air by hand.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is swallowed on the way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped: {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At {time} nobody holds a key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>At {time} all %n hold {digest}.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At {time} all %n hold {digest} but {names}.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{digest}: {names}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At {time} they do not hold the same. {parties}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is stopped from {start} to {end}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} holds no key from {start} to {end}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} stands still and holds {digest} at {place} from {start} to {end}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} holds {digest} at {place} from {start} to {end}, while somebody is further on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} holds {digest} at {place} from {start} to {end}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody holds a key from {start} to {end}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everybody holds the same from {start} to {end}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n different states from {start} to {end}.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>At {time} epoch {epoch} begins: all get a new key. {name} is the first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At {time} era {era} begins: {name} starts the keys anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{kind} {place} from {sender} to {receiver}, sent at {time}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{author} has made it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It arrives at {time}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is still on its way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} cannot follow {author} to {place}: they are out of step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is back, with an older copy of its home.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} stands still.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} goes on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Here %n record(s) of {name} were left out.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{name} has the key of a new epoch: {place}, digest {digest}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} sends a message and moves on to {place}, digest {digest}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} takes a message by {author} and moves on to {place}, digest {digest}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} starts the keys anew: {place}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} takes the resync by {author}: {place}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} takes up where it stood: {place}, digest {digest}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frames to show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All frames</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without acknowledgements and turns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Messages and resyncs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at it from further away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look nearer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whole</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See all of the time at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lanes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is your real group: you can watch it here, and write to it in its conversation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let the others in this group watch how my member keeps in step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They see its steps, its timing and fingerprints of keys. No message and no key is ever told.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seen from your computer, and as told by {names}. The others are drawn by their acknowledgements.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seen from your computer. Nobody lets you watch; all others are drawn by their acknowledgements.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your member is watched by {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Watching {group}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Acknowledgement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turn to write</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repair</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resync</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key agreement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Membership</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The root key: the keys of every further step grow out of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The header key: it hides who writes and the author’s new key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The next header key: the header key of the step after this one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The message key: it encrypts the text of the next message, and no other.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The group’s private ratchet key: all members hold the same one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A fresh group key, which the resync carries to everybody.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This member’s own private ratchet key; nobody else has it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This member’s new private ratchet key, made for this step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The private ratchet key that this member began the epoch or era with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This member’s public ratchet key, which belongs to its private one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This member’s new public ratchet key; the frame carries it to the others, hidden.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The author’s public ratchet key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The author’s new public ratchet key, which the resync carries.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The author’s new public key as the frame carries it, still masked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The public ratchet key of another member.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The public ratchet keys of all members.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The public ratchet keys that everybody began the epoch or era with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The digest of the conversation so far: who holds the same one has read the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A value made of the root key; it shows keys that part although the digests agree.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The fingerprint of the message with its place, its author’s digest and its author’s next key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The message, with its place, its author’s digest before it and its author’s next key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A secret that only who has v can work out, from the public keys of all members.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A secret that only this member and the one it writes to can work out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The master key that all have worked out together; it is erased at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The seed of the new era, out of the old group key and the fresh one; erased at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A secret that only these two members share.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The number of this member: its rank among all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The number of the author: its rank among all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The number of each other member, one after the other.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The frame’s name: the hash of all that everybody can see of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The encrypted message, the same for everybody.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The encrypted header for one member: the author’s new key, masked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The resync’s part for one member.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A seal that only the author and this one receiver can make: it proves who wrote.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The number of the era that the resync begins.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This member’s secret exponent for this handshake; erased as soon as the key is known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A member’s share of the handshake: the generator to the power of its secret exponent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The share of the next member in the ring.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The share of the member before in the ring.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What a member has made of its two neighbours’ shares.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A key of two members, out of their identity keys and their fresh keys: it proves who is who.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A member’s identity key, private or public: who it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What all must mean by this agreement: group, epoch, members and their fresh keys.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The seal of this member’s share for one other member.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The hash of the master key and all shares and products: equal for all, or somebody has interfered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} has begun with a fresh key: {place}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} has sent a message: {place}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} has taken {author}’s message: {place}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} has sent a resync: {place}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} has followed {author}’s resync: {place}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} goes on from where it stood: {place}. Nothing was computed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} takes part in a key agreement and collects everybody’s fresh key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} takes part in a key agreement and collects everybody’s share.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} takes part in a key agreement and collects everybody’s product.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} has worked out the new key and collects everybody’s confirmation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It waits for {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whose turn it is, is not known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The turn to write: {name} has it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The turn to write: it is here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for it: {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not heard of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>another digest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is further</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is behind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From here on it is another course of things.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The recording is being run again, to see whether it can be gone on with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a recording of a real group: it can be looked at, but not gone on with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This recording is of a scenario that this version does not have: it can only be looked at.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This recording is too long to be run again: it can only be looked at.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This recording says something that this version cannot do: it can only be looked at.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Running it again gives something else: it is of another version, or was changed. It can only be looked at.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ring of members</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shapes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show what the shapes mean</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}, {step}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}, one of {count} at {step}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{words} by {whose}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Has it: {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keeps it for later: {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lacks it: {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Has something else: {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not known: {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who has which message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the order that all have in common. Filled: has it; dashed: lacks it; dotted: keeps it for later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Question mark: not known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An acknowledgement: what its sender holds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A resync: the keys start anew</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A private message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An acknowledgement of a private message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key agreement, round 1: public keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key agreement, round 2: a share of the key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key agreement, round 3: a product of shares</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key agreement: a confirmation of the key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key agreement: its end without a key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An invitation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An answer to an invitation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Word of leaving the group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Word of who answered an invitation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Word of a removal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A request for the turn to write</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The turn to write, handed on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A claim to the turn to write</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The turn to write, given back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A question for messages that are missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An answer: this message is not there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repair: there is more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repair: an outline of what is there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repair: a list of what is there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was delayed by hand.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was doubled by hand.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was corrupted by hand.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{a} → {b}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent again for {name}, who wrote it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For the place {place}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} bytes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It will not arrive.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What {name} holds is not known here: it does not let you watch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} has no key of the group.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} holds {digest} at the place {place}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} has acknowledged {digest} at the place {place}; it does not let you watch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} tells that it holds {digest} at the place {place}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everybody who runs holds the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n other(s) hold the same.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody else holds the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its process has ended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its process stands still.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has the turn to write.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As it knows, {name} has the turn to write.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Round 1: fresh keys, for everybody</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Round 2: shares, sealed for each</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Round 3: out of its neighbours’ shares</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The master key, the same for all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confirmation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each confirms it to each</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{time}  {words}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What has happened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is in the group.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{names} are in one group and hold the same keys: epoch {epoch}, digest {digest}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A digest is a fingerprint of what was said since the last new start: whoever has the same digest has read the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{names} are in one group, but do not hold the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} starts a key agreement with {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>everybody else</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All these are the same: {result}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Round 1: all send each other the public halves of fresh keys.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Round 2: all have everybody’s key, and send each other shares, sealed for each.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Round 3: all have everybody’s share, and send each other what they make of their neighbours’.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All can now work out the group’s key, and confirm to each other what they have come to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Round 1: {names} sends {others} the public half of a fresh key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Round 1: {names} send {others} the public halves of fresh keys.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Round 2: {names} has everybody’s key and sends {others} a share, sealed for each.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Round 2: {names} have everybody’s key and send {others} shares, sealed for each.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Round 3: {names} has all shares and sends {others} what it makes of its two neighbours’.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Round 3: {names} have all shares and send {others} what each makes of its two neighbours’.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{names} can now work out the group’s key, and confirms to {others} what it has come to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{names} can now work out the group’s key, and confirm to {others} what they have come to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} sends its part of the key agreement to {names} again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All have confirmed: everybody holds a fresh key, epoch {epoch}, digest {digest}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{names} has everybody’s confirmation and uses the new key: epoch {epoch}, digest {digest}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{names} have everybody’s confirmation and use the new key: epoch {epoch}, digest {digest}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The group is healed: whoever has only the old keys cannot work out these.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Messages sent again meanwhile: {n}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{names} gets {other}’s invitation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{names} get {other}’s invitation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For {names} the key agreement fails: {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} cannot go on with the key agreement: nothing comes from {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{names} is a member now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{names} are members now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} has left and has no part in the new key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}, removed by {other}, has no part in the new key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is out of the group.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} learns that {other} has removed it from the group.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{names} tells {other} that it is out of the group.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{names} tell {other} that it is out of the group.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} tells {names} that it is no longer a member.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{names} says yes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{names} say yes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network falls apart: {names} on one side, {others} on the other.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network falls into {n} parts: {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The link between {name} and {other} is cut.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everybody can reach everybody again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} and {other} are linked again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}’s program is stopped at once; only what is on its disk remains.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} starts again, but from an old copy of its disk: it stands at {place}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} starts again from what is on its disk: it stands at {place}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}’s program stands still: it neither reads nor sends.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}’s program goes on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} starts again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{thing} is lost on the way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{thing} does not arrive: the link is gone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{thing} is dropped by hand.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{thing} is swallowed by an enemy on the wire.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{thing} is held up on the way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{thing} is doubled on the way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{thing} is damaged on the way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The copy of {place} for {names}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every copy of {place} for {names}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The resync of {name} for {names}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The part of the key that {name} sent to {names}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The acknowledgement of {name} for {names}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The private message of {name} for {names}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The repair frame from {name} for {names}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The frame from {name} for {names}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From here on {name} shows us what it holds, as it says itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From here on {name} no longer shows us what it holds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Some of what happens at {names} is left out here: it is too much at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} writes {text}; it has to wait for the resync.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} writes {text} and asks for the turn; it does not know who has it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} writes {text} and asks {names} for the turn: {other}, who has it as far as {name} knows, cannot be reached.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} writes {text} and asks for the turn, which {other} has as far as {name} knows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} writes {text} and asks for the turn, which {other} has.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} tells {names} that it takes the turn: it does not know who has it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} tells {names} that it takes the turn: {other}, who has it as far as {name} knows, cannot be reached.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} tells {names} that it takes the turn: {other}, who has it as far as {name} knows, gives no sign of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{names} gives way to {other}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{names} give way to {other}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It keeps its place: {first}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has not waited for the turn, which {other} has.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{names} cannot be reached.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing goes to {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{names} gets another frame than the rest.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} sends its {place} to {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} has only listened for a while; an empty message renews its key: {place}, digest {digest}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} encrypts {text} as {place}, digest {digest}; it has not left yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} writes {text} and sends it to {names}: {place}, digest {digest}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} writes {text} and sends it to everybody: {place}, digest {digest}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} gets the turn and sends {text} to {names}: {place}, digest {digest}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} gets the turn and sends {text} to everybody: {place}, digest {digest}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{names} show each other what they hold of {place}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{names} sends its {place} to {others}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{names} passes {author}’s resync on to {others}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{names} passes {author}’s {place} on to {others}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} sends {text} again, to {names}, under the new keys: {place}, digest {digest}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} sends {text} again to everybody, under the new keys: {place}, digest {digest}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} takes the turn and sends {text} to {names}: {place}, digest {digest}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} takes the turn and sends {text} to everybody: {place}, digest {digest}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Several members send {author}’s resync to {names}, who may not have it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{names} sends its resync to {others}, who may not have it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{names} sends its {place} to {others} again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{names} gets {author}’s {place} from {giver} and takes it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{names} get {author}’s {place} from {giver} and take it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{names} takes {author}’s {place}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{names} take {author}’s {place}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is new to {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now all hold the same: digest {digest}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its digest is now {digest}, as {author}’s is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Their digest is now {digest}, as {author}’s is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its digest is now {digest}, but {author}’s is {other}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Their digest is now {digest}, but {author}’s is {other}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its digest is now {digest}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Their digest is now {digest}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All have acknowledged {n} messages, and all know that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All have acknowledged {text}, and all know that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} gets a private message from {other}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} gets a private message from {other}; nobody else can read it. The digest stays {digest}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} asks {names} for what it may have missed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} has heard that there is a {place}, lacks it, and asks {names} for it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{names} does not have what {other} asks for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{names} do not have what {other} asks for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} has everything now that {other} wrote.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} lacks messages that only {other} can send again: {n}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{names} throws a frame away that says it is {author}’s: its seal is wrong.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{names} throw frames away that say they are {author}’s: the seals are wrong.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{names} gets {author}’s {place} once more, and drops it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{names} get {author}’s {place} once more, and drop it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{names} now holds two frames of {author}’s {place}, both under {author}’s seal: a lie.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{names} now hold two frames of {author}’s {place}, both under {author}’s seal: a lie.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{names} meets a frame of its own that it does not remember: its disk is older than that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For {names} {author}’s resync comes too late: messages of the other one were taken already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Their conversations have parted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{names} cannot follow {author}’s next frame: {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{digest} at {names}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The acknowledgements show that not all hold the same at {place}: {digests}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{names} is warned: {text}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{names} are warned: {text}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{text}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{names} keeps the text that came first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{names} keep the text that came first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} wishes for a resync.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{names} needs a resync: {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{names} need a resync: {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{names} wishes for a resync.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{names} wish for a resync.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{names} wishes for a resync; first it waits a random moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{names} wish for a resync; each first waits a random moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} begins anew with fresh keys: era {era}, digest 0000; nobody can be reached.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{names} still waits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{names} still wait.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{names} follows {author}’s resync into era {era}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{names} follow {author}’s resync into era {era}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{names} knows that all follow the resync; to heal, a fresh key agreement is due.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{names} know that all follow the resync; to heal, a fresh key agreement is due.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{names} gets {author}’s {place} too early and keeps it until it has the steps before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{names} get {author}’s {place} too early and keep it until they have the steps before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} meets a second {place}: {names} have each sent one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{names} needs a resync: {why} First it waits a random moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{names} need a resync: {why} First each waits a random moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{names} each send a resync at the very same moment: each wants all to begin anew with its keys, era {era}, digest 0000.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} sends a resync to {names}: all are to begin anew with the same keys, era {era}, digest 0000.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}’s wait of {time} is over. It sends a resync to {names}: all are to begin anew with the same keys, era {era}, digest 0000.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two resyncs at once: {winner} comes before {loser} in the list of members ({low} against {high}), so {names} gives up {loser}’s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two resyncs at once: {winner} comes before {loser} in the list of members ({low} against {high}), so {names} gives up its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two resyncs at once: {winner} comes before {loser} in the list of members ({low} against {high}), so {names} give up {loser}’s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For {names} the resync fails.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The thief with {victim}’s old keys follows {author}’s resync into {place}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The thief with {victim}’s old keys reads {author}’s {place}: {text}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The thief with {victim}’s old keys reads {author}’s {place}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keys that come after it stay hidden from the thief.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The thief with {victim}’s old keys cannot follow {author}’s resync into {place}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The thief with {victim}’s old keys cannot read {author}’s {place}: these keys no longer fit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The thief cannot read {author}’s {place} either.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All the same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agreement strip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what somebody holds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all hold the same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>behind the others</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>resync: a new era</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>new key: a new epoch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing happens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One step back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One step forward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How fast time passes here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skip what is quiet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where nothing is on its way, time passes faster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skip quiet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Computing: {percent} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss {percent} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delay {milliseconds} ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Protocol lab</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Story</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is shown on the right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New here? Two minutes show how it all works.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click a frame on its way, or a member: what happens to it is up to you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>step {step} of era {era}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>step {step}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{step} of era {era}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{step} of epoch {epoch}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A group agrees on a key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ada invites three people. In three rounds everybody sends a piece of the key to everybody else; then they confirm to each other that they have come to the same one. Nobody ever sends the key itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A quiet chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Four people write one after the other. Whoever wants to write asks for the turn and gets it; with every message all keys move on, the same way for everybody, and all confirm what they hold.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A message is lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One message does not reach Dan. The next one shows him that something is missing: he asks for it, gets the very same message again, and reads on in the right order.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A message is lost for good</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same loss, but here nobody may send the lost frame again, so Dan cannot follow the conversation any more. Dan starts the keys anew for everybody: that is a resync. Bob still has his messages, and encrypts them once more under the new keys, so that nothing is lost. In the end a fresh key agreement heals the group.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bob and Cleo write without waiting for their turn, both at the same moment. Two messages claim the same place in the conversation, so the members part: some hold the one, some the other. By a resync all begin anew with the same keys; then Bob and Cleo send their messages once more, so that both reach everybody.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Five members ask for a resync in the same instant. Each waits for a short random time first: whoever&apos;s time is over sends one, and whom it reaches before their own time is over need not.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An enemy sits on the wire between Bob and Cleo. A message that it alters is not taken, one that it swallows is missed, one that it doubles counts once. Cleo asks for what is missing, and gets the genuine message.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bob tells Dan something else than he tells the others. The members compare fingerprints of what they hold and see at once that they differ; they show each other the two messages, and both carry Bob&apos;s mark: everybody knows who lied. Dan keeps the text that came first, beside a warning.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two write at the same moment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last message is lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last message of the day does not reach Dan, and no later one could show him the gap. But the others confirm to everybody how far they have read: so Dan sees that he lacks something, and asks for it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network falls apart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network is cut in two, and both halves go on talking. When they meet again, their conversations differ: a resync brings them to one state, everything that either half wrote reaches everybody, and a fresh key agreement heals the group.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All want a resync at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same without waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Five members ask for a resync in the same instant, and this time nobody waits: all five send one, and each leads somewhere else. The one by the first member on the list wins; the others change over to it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody tampers with the wire</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A liar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One comes, one goes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ada takes Eve in, and later Cleo removes Bob. Each time the members agree on a fresh key: who is new cannot read what was written before, and who is gone cannot read what comes after.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stolen keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A thief copies all of Bob&apos;s keys and listens. It reads along until Bob has written something and then somebody else has: what comes after is closed to it. A resync lets it in once more, since its secret travels under the old one; the fresh key agreement that heals the group locks it out for good.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play this scene again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End the tour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scene {number} of {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One key for all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ada asks three people to join a group. In three rounds each sends the others something that was made from secrets of its own; from all of it everybody works out the same key. The key itself is never sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A message is a step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ada writes, and with her message the keys move one step on: new ones are made from the old ones, and the old ones are erased. Whoever takes the message makes the same step, as you see inside Bob.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everybody sees that all hold the same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The digest is a fingerprint of what has been written since the last new start, shown as a colour, a pattern and four digits. Below, each member has a row in time: where all rows look the same, all hold the same conversation. After every message the members tell each other their digests, by acknowledgements.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A message is lost, and comes after all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One of Bob&apos;s messages does not reach Dan, who cannot know it yet. The next one comes too early for him: he keeps it, asks for the one he lacks, gets the very same message from somebody who has it, and reads on in the right order.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now nothing is lost, but Bob and Cleo write at once, without waiting for their turn: two messages claim the same step. Ada takes the one first, Dan the other, and neither can take both. Their digests differ: the conversations have parted, and the members notice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The resync</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cleo is the first to send a resync: fresh keys that everybody can take up, whichever of the two messages they have. What they have read stays; only the digest begins again, at 0000, for all of them. That is all a resync is: a new beginning in common.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was lost, and all is healed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whoever has written a message keeps it until all have confirmed it. So Bob and Cleo send theirs again: now everybody has both, in one order. Then all agree on a fresh key, and the group is healed: whoever had stolen the old keys is locked out.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
