/** What Word for Windows puts on the clipboard, shortened: head, namespaces, conditional comments and all. */
export const wordDocument = `<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40">
<head><meta name=Generator content="Microsoft Word 15"><title>Notes</title>
<link rel=File-List href="file:///C:/Users/ada/AppData/Local/Temp/msohtmlclip1/01/clip_filelist.xml">
<!--[if gte mso 9]><xml><o:OfficeDocumentSettings><o:AllowPNG/></o:OfficeDocumentSettings></xml><![endif]-->
<style><!-- p.MsoNormal {mso-style-parent:""; margin:0cm; font-family:"Calibri",sans-serif;} --></style></head>
<body lang=DE style='tab-interval:35.4pt;word-wrap:break-word'>
<!--StartFragment-->
<p class=MsoTitle><span lang=EN-US>Release notes<o:p></o:p></span></p>
<p class=MsoToc1>Summary <span style='mso-tab-count:1 dotted'>. </span>1</p>
<h2><span lang=EN-US style='mso-fareast-language:DE'>Sum&shy;mary<o:p></o:p></span></h2>
<p class=MsoNormal><span lang=EN-US>The export is now <b style='mso-bidi-font-weight:
normal'>three times</b> faster,<span style='mso-spacerun:yes'>&nbsp; </span>see <a
href="https://example.com/docs"><i>the manual</i></a>.<o:p></o:p></span></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol;mso-fareast-font-family:Symbol'><span style='mso-list:Ignore'>·<span
style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;&nbsp;&nbsp; </span></span></span><![endif]><span lang=EN-US>One<o:p></o:p></span></p>
<p class=MsoListParagraphCxSpMiddle style='margin-left:72.0pt;mso-add-space:auto;text-indent:-18.0pt;
mso-list:l0 level2 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>o<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span><![endif]>One,
inside<o:p></o:p></p>
<p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='mso-list:Ignore'>·<span>&nbsp; </span></span><![endif]>Two<o:p></o:p></p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><![if !supportLists]><span style='mso-list:Ignore'>3.<span>&nbsp; </span></span><![endif]>Third</p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><![if !supportLists]><span style='mso-list:Ignore'>4.<span>&nbsp; </span></span><![endif]>Fourth</p>
<table class=MsoTableGrid border=1 cellspacing=0 style='border-collapse:collapse;mso-table-layout-alt:fixed'>
 <tr style='mso-yfti-irow:0'><td width=200 valign=top style='width:150pt'><p class=MsoNormal><b>Name<o:p></o:p></b></p></td>
  <td width=200 colspan=2><p class=MsoNormal>Value<o:p></o:p></p></td></tr>
</table>
<p class=MsoQuote>Quoted<o:p></o:p></p>
<p class=MsoNormal>Kept<ins cite="mailto:Ada" datetime="2026-01-01T10:00"> and added</ins><del cite="mailto:Ada"
datetime="2026-01-01T10:00"> and deleted</del><span class=MsoCommentReference><a style='mso-comment-reference:A_1'
href="#_msocom_1">[A1]</a></span>.</p>
<div style='mso-element:comment-list'><p class=MsoCommentText>Why?</p></div>
<!--EndFragment-->
</body></html>`;

export const wordDocumentCleaned = [
  '<h1>Release notes</h1>',
  '<h2>Sum\u00admary</h2>',
  '<p>The export is now <strong>three times</strong> faster, see <a href="https://example.com/docs"><em>the manual</em></a>.</p>',
  '<ul><li><p>One</p><ul><li><p>One, inside</p></li></ul></li><li><p>Two</p></li></ul>',
  '<ol start="3"><li><p>Third</p></li><li><p>Fourth</p></li></ol>',
  '<table><tbody><tr><td><p><strong>Name</strong></p></td><td colspan="2"><p>Value</p></td></tr></tbody></table>',
  '<blockquote><p>Quoted</p></blockquote>',
  '<p>Kept and added.</p>',
].join('');

/** Word for the web: every item is a list of its own and says its level beside it. */
export const wordForTheWeb = `<div class="OutlineElement Ltr SCXW1"><p class="Paragraph SCXW1" paraid="1"
style="font-weight:normal"><span data-contrast="auto" class="TextRun"><span class="NormalTextRun">Intro</span></span><span
class="EOP" data-ccp-props="{}">&nbsp;</span></p></div>
<div class="ListContainerWrapper SCXW1"><ul class="BulletListStyle1" role="list"><li data-leveltext="" data-listid="1"
data-aria-posinset="1" data-aria-level="1" class="OutlineElement"><p class="Paragraph"><span class="TextRun">One</span></p></li></ul></div>
<div class="ListContainerWrapper SCXW1"><ul class="BulletListStyle2" role="list"><li data-listid="1" data-aria-posinset="1"
data-aria-level="2"><p class="Paragraph"><span class="TextRun" style="font-weight:bold">Inside</span></p></li></ul></div>
<div class="ListContainerWrapper SCXW1"><ul role="list"><li data-listid="1" data-aria-posinset="2" data-aria-level="1"><p>Two</p></li></ul></div>`;

export const wordForTheWebCleaned =
  '<p>Intro</p><ul><li><p>One</p><ul><li><p><strong>Inside</strong></p></li></ul></li><li><p>Two</p></li></ul>';

/** Google Docs: everything in one <b> that is not bold, styles for marks, a list directly in a list. */
export const googleDocs = `<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1"><h2 dir="ltr"
style="line-height:1.38"><span style="font-size:16pt;font-weight:700">Head</span></h2><p dir="ltr"><span
style="font-weight:400;font-style:normal">Plain, </span><span style="font-weight:700">bold</span><span> and </span><span
style="font-style:italic;text-decoration:line-through">both</span></p><br /><ul style="margin-top:0"><li dir="ltr"
aria-level="1"><p dir="ltr" role="presentation"><span>One</span></p></li><ul><li dir="ltr" aria-level="2"><p
role="presentation"><span>Inside</span></p></li></ul><li dir="ltr"><p role="presentation"><span>Two</span></p></li></ul></b>`;

export const googleDocsCleaned =
  '<h2>Head</h2><p>Plain, <strong>bold</strong> and <em><s>both</s></em></p>' +
  '<ul><li><p>One</p><ul><li><p>Inside</p></li></ul></li><li><p>Two</p></li></ul>';
